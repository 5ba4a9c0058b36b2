import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import type { StepTaken } from '#db/life/acts.ts';
import { takeLifeStep } from '#db/life/take.ts';
import { listRecords } from '#db/records/list.ts';
import { getEnvelope } from '#db/records/records.ts';
import { enterCertification } from '#db/records/retiree/certification/take.ts';
import { countReport, figuresOf, rowsBehind, tellRows } from '#db/reports/report.ts';
import { fillDemo } from '#electron/archive/demo.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { reportNames } from '#shared/reports/names.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { newArchive } from '#test/help/archive.ts';
import { ms, quantile, report } from './report.ts';

const PERSONS = 100_000;
const CERTIFIED = 3000;
const MOVED = 1000;
const TIMES = 5;

it('a year’s report of 100,000 files, and the rows behind its figures', () => {
  const archive = newArchive(['东社区', '西社区', '南社区', '北社区', '中社区']);
  const { db } = archive;
  const at = new Date().toISOString();
  const act = { ...archive.act, at };
  const today = localDay(at);
  const year = Number(today.slice(0, 4));
  fillDemo(db, { persons: PERSONS, seed: 1 });
  const ids = db
    .prepare(
      `SELECT r.id FROM record r JOIN retiree d ON d.id = r.id
       WHERE r.state = 'M1' AND d.benefit_state = 'B1' AND r.paper_file_state <> 'F2'
         AND ifnull(d.retired_on, '') < ? ORDER BY r.id LIMIT ?`,
    )
    .pluck()
    .all(`${year - 1}`, CERTIFIED) as number[];
  const nothing = {
    month: null,
    reason: null,
    way: null,
    party: null,
    place: null,
    amountFen: null,
    dueOn: null,
    note: null,
  };
  inTransaction(db, () => {
    for (const [index, recordId] of ids.entries()) {
      const on = `${year - 1}${today.slice(4)}`;
      enterCertification(db, act, { recordId, on, way: '04', party: null, paperNumber: null, note: null });
      if (index % 2 === 0)
        enterCertification(db, act, { recordId, on: today, way: '06', party: null, paperNumber: null, note: null });
      if (index >= MOVED) continue;
      const step = index % 2 === 0 ? 'person.death' : 'management.transferOut';
      const paper = step === 'person.death' ? 'death-certificate' : 'transfer-letter';
      const taken = { ...nothing, party: '台江区', recordId, step, on: today, papers: [{ paper, number: null }] };
      takeLifeStep(db, act, { ...taken, version: getEnvelope(db, recordId).version } as StepTaken);
    }
  });
  // The other files were certified last year too: as many steps as a year of the street brings.
  const first = ids[0] ?? 0;
  db.prepare(
    `INSERT INTO event (uid, record_id, step, on_date, way, evidence, before, after, deadline_label, deadline_on, added_at, added_by)
     SELECT hex(randomblob(12)), r.id, 'certification.pass', e.on_date, e.way, e.evidence, e.before, e.after, e.deadline_label,
       date(e.deadline_on, '-' || (r.id % 300) || ' days'), e.added_at, e.added_by
     FROM record r JOIN (SELECT * FROM event WHERE record_id = ? ORDER BY id LIMIT 1) e
     WHERE r.id NOT IN (SELECT record_id FROM event)`,
  ).run(first);
  const time = (work: () => unknown, times = TIMES) =>
    quantile(
      Array.from({ length: times }, () => {
        const from = performance.now();
        work();
        return performance.now() - from;
      }),
      0.5,
    );
  const filter = RecordFilter.parse({ kind: 'retiree' });
  const page = { sort: 'number', descending: false, offset: 0, limit: 50 } as const;
  const list = time(() => listRecords(db, { filter, ...page }));
  const days = { from: `${year}-01-01`, to: `${year}-12-31`, communityId: null };
  let turn = 0;
  // Something is written before each: nothing of the one before is kept.
  const touch = db.prepare('UPDATE record SET shelf = ? WHERE id = ?');
  const whole = Object.fromEntries(
    reportNames.map((name) => [
      name,
      time(() => {
        turn += 1;
        touch.run(String(turn), first);
        return figuresOf(name, countReport(db, { report: name, ...days }, wholeOffice));
      }),
    ]),
  ) as Record<(typeof reportNames)[number], number>;
  const asked = { report: 'management', ...days } as const;
  countReport(db, asked, wholeOffice);
  const drill = time(
    () => tellRows(db, rowsBehind(db, asked, 'closing', 'all', wholeOffice).slice(0, 50), days.to),
    15,
  );
  const figures = { list, ...whole, drill };
  const against = `${ms(list)}, a page of the list`;
  const line = (what: string, value: number) => ({
    what,
    value: ms(value),
    against,
    ratio: `${(value / list).toFixed(1)}x`,
  });
  report('reports', figures, [
    line('社会化管理服务情况表，全年', whole.management),
    line('资格认证情况统计表，全年', whole.certification),
    line('养老待遇增减变动表，全年', whole.benefit),
    line('一栏背后的名单，一页', drill),
  ]);
  archive.remove();
  for (const name of reportNames) expect(whole[name], name).toBeLessThan(5000);
  expect(drill).toBeLessThan(250);
}, 900_000);
