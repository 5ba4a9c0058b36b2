import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { addDatedValue } from '#db/policy/dated-values-write.ts';
import { rollChanges } from '#db/records/retiree/payments/changes.ts';
import { finaliseRoll, rollDigest, rollOf } from '#db/records/retiree/payments/rolls.ts';
import { judgeByRule, judgeList } from '#db/records/retiree/pension/adjustment-judge.ts';
import { applyAdjustment } from '#db/records/retiree/pension/adjustments.ts';
import { fillDemo } from '#electron/archive/demo.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { newArchive } from '#test/help/archive.ts';
import { ms, report } from './report.ts';

const PERSONS = 5_800;

it('an adjustment and a roll of 5,000 people', () => {
  const archive = newArchive(['东社区', '西社区', '南社区', '北社区', '中社区']);
  const { db } = archive;
  const at = new Date().toISOString();
  const act = { ...archive.act, at };
  const today = localDay(at);
  const month = monthOf(today);
  const fromMonth = `${today.slice(0, 4)}-01`;
  fillDemo(db, { persons: PERSONS, seed: 1 });
  const value = { areaCode: '', validFrom: `${fromMonth}-01`, validTo: null, document: '文', mark: 'source' } as const;
  for (const [key, amount] of [
    ['retiree.adjust-fixed', '20'],
    ['retiree.adjust-per-year', '1'],
    ['retiree.adjust-percent', '0.9'],
  ] as const)
    inTransaction(db, () => addDatedValue(db, act, { ...value, key, value: amount, endsPrevious: false }));
  const time = <T>(work: () => T): { result: T; took: number } => {
    // What the processor worked, not what other programs of a busy machine took.
    const from = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(from);
    return { result, took: (user + system) / 1000 };
  };
  const header = { fromMonth, payMonth: month };
  const roll = time(() => rollOf(db, month));
  const listed = roll.result.lines.map(({ name, idNumber, recordId, baseFen }, row) => ({
    ...{ row: row + 1, numberText: idNumber ?? String(recordId), nameText: name, amountFen: baseFen + 9_000 },
    ...{ increaseFen: null, arrearsFen: null, fromMonth: null, document: null, problem: null },
  }));
  const judged = time(() => judgeList(db, listed, header, wholeOffice, today));
  const byRule = time(() => judgeByRule(db, header, wholeOffice, today));
  const { digest } = judged.result;
  const input = { ...header, source: 'list', document: '文', decidedOn: today, fileName: null, digest } as const;
  const applied = time(() =>
    inTransaction(db, () => applyAdjustment(db, act, judged.result, { ...input, accepted: new Set() })),
  );
  const people = applied.result.people;
  const undone = time(() => inTransaction(db, () => undoCommand(db, act, applied.result.commandId ?? 0)));
  const final = time(() =>
    inTransaction(db, () => finaliseRoll(db, act, { month, digest: rollDigest({ month, ...rollOf(db, month) }) })),
  );
  const kept = time(() => rollOf(db, month));
  const next = time(() => rollOf(db, addMonths(month, 1)));
  const changes = time(() => rollChanges(db, addMonths(month, 1), wholeOffice));
  const figures = {
    ...{ preview: judged.took, byRule: byRule.took, apply: applied.took, undo: undone.took },
    ...{ draft: roll.took, finalise: final.took, kept: kept.took, next: next.took, changes: changes.took },
  };
  const line = (what: string, took: number) => ({ what, value: ms(took), against: `${people} 人`, ratio: '' });
  report('payments', figures, [
    line('调整名单逐行核对', figures.preview),
    line('按调整办法试算', figures.byRule),
    line('登记调整', figures.apply),
    line('撤销调整', figures.undo),
    line('未定稿的花名册', figures.draft),
    line('定稿', figures.finalise),
    line('定稿的花名册', figures.kept),
    line('下一个月的花名册', figures.next),
    line('增减表', figures.changes),
  ]);
  archive.remove();
  expect(people).toBeGreaterThan(4_500);
  for (const took of [figures.preview, figures.byRule, figures.draft, figures.kept, figures.next, figures.changes])
    expect(took).toBeLessThan(1000);
});
