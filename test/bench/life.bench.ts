import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { listDue } from '#db/life/due.ts';
import { listRecords } from '#db/records/list.ts';
import { ageCertifications, listCertifications } from '#db/records/retiree/certification/certification.ts';
import { enterCertification } from '#db/records/retiree/certification/take.ts';
import { fillDemo } from '#electron/archive/demo.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import type { CertificationGroup } from '#shared/records/retiree/contract/certification.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { newArchive } from '#test/help/archive.ts';
import { ms, quantile, report } from './report.ts';

const PERSONS = 100_000;
const ENTERED = 2_000;
const TIMES = 15;

it('the work lists of certification and the desk, and entering cards, at 100,000 files', () => {
  const archive = newArchive(['东社区', '西社区', '南社区', '北社区', '中社区']);
  const { db } = archive;
  const at = new Date().toISOString();
  const act = { ...archive.act, at };
  const today = localDay(at);
  fillDemo(db, { persons: PERSONS, seed: 1 });
  const ids = db
    .prepare(
      `SELECT r.id FROM record r JOIN retiree d ON d.id = r.id
       WHERE r.state = 'M1' AND d.benefit_state = 'B1' ORDER BY r.id LIMIT ?`,
    )
    .pluck()
    .all(ENTERED) as number[];
  const entry = { way: '04', party: null, paperNumber: null, note: null };
  const entered = ids.map((recordId, index) => {
    // Half of them so long ago that they have run out.
    const on = index % 2 === 0 ? today : `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;
    const from = performance.now();
    inTransaction(db, () => enterCertification(db, act, { ...entry, recordId, on }));
    return performance.now() - from;
  });
  const time = (work: () => unknown) => {
    const runs = Array.from({ length: TIMES }, () => {
      const from = performance.now();
      work();
      return performance.now() - from;
    });
    return quantile(runs, 0.5);
  };
  const filter = RecordFilter.parse({ kind: 'retiree' });
  const page = { sort: 'number', descending: false, offset: 0, limit: 50 } as const;
  const list = time(() => listRecords(db, { filter, ...page }));
  const group = (of: CertificationGroup) =>
    time(() =>
      listCertifications(db, { filter: { group: of, month: null, communityId: null }, offset: 0, limit: 50 }, today),
    );
  const figures = {
    list,
    overdue: group('overdue'),
    never: group('never'),
    due: time(() => listDue(db, { through: null, communityId: null, label: null, limit: 50, after: null }, today)),
    enter: quantile(entered, 0.5),
    enterP95: quantile(entered, 0.95),
    newDay: time(() => ageCertifications(db, today)),
  };
  const against = `${ms(list)}, a page of the list`;
  const line = (what: string, value: number) => ({
    what,
    value: ms(value),
    against,
    ratio: `${(value / list).toFixed(1)}x`,
  });
  report('life', figures, [
    line('认证名单（逾期），含各组人数', figures.overdue),
    line('认证名单（从未认证），含各组人数', figures.never),
    line('待办', figures.due),
    line('登记一人的认证', figures.enter),
    line('过了一天：全部档案的认证状态', figures.newDay),
  ]);
  archive.remove();
  // Each is one reply to a window: none may keep it waiting.
  for (const value of Object.values(figures)) expect(value).toBeLessThan(1000);
}, 900_000);
