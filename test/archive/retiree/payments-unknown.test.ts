import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { archiveContract } from '#shared/contract/archive.ts';
import type { Contract } from '#shared/contract/types.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise } = payDesk(() => archive);

describe('what nobody knows is not nothing', () => {
  it('a month of a pause without an amount is paid with nothing and settled with nothing: it is said, and paid once known', async () => {
    const person = await open({ name: '赵六', pensionFen: null });
    await step(person.id, 'benefit.pause', '2026-07-20', 'pause-list', { month: '2026-08', reason: 'overdue' });
    await step(person.id, 'certification.pass', '2026-11-10', 'certification-form', { way: '04' });
    await step(person.id, 'benefit.resume', '2026-11-12', 'resume-approval', { month: '2026-11' });
    const set = async (fromMonth: string, fen: number) => {
      const { version } = await ask('pension.get', { recordId: person.id });
      const amount = { recordId: person.id, version, fromMonth, fen, kind: 'award', document: '核定表' };
      await ask('pension.setAmount', amount);
    };
    await set('2026-10', 310_000);
    const before = await roll('2026-11');
    expect(before.lines).toMatchObject([
      {
        ...{ baseFen: 310_000, arrearsFen: 310_000 },
        note: expect.stringContaining('暂停期间 2 个月没有登记金额，未编入补发（2026-08 至 2026-09）'),
      },
    ]);
    expect(before.hints).toContainEqual({
      ...{ sentence: '1 人恢复发放，暂停的月份没有登记金额，没有编入补发', count: 1 },
      people: [{ recordId: person.id, name: '赵六' }],
    });
    await finalise('2026-11');
    await set('2026-08', 300_000);
    day('2026-12-05');
    const after = await roll('2026-12');
    expect(after.lines).toMatchObject([{ baseFen: 310_000, arrearsFen: 600_000 }]);
    expect(after.hints.some(({ sentence }) => sentence.includes('暂停的月份'))).toBe(false);
  });

  /**
   * Every amount the archive tells, by whether the archive may not know it. Known: what a final roll or an act wrote, or
   * what sums such amounts alone; or the whole stands for something that can be lacking, and is null then. A new figure
   * stands in neither list and fails here until somebody has decided.
   */
  const known = new Set(
    `payments.ofRecord.items.{base,subsidy,arrears,deduction,net} payments.ofPerson.items.{base,subsidy,arrears,deduction,net}
     payments.ofRecord.planned payments.ofPerson.planned payments.ofRecord.handedOver payments.ofPerson.handedOver
     payments.months.items.net payments.roll.lines.{base,subsidy,arrears,deduction,net}
     payments.roll.sums.{base,subsidy,arrears,deduction,net} payments.roll.groups.{base,subsidy,arrears,deduction,net}
     payments.leftOut.items.waiting payments.finalise.net payments.readReturns.ready payments.changes.lines.{increase,decrease,temporary,net}
     payments.changes.now.{net,temporary} payments.changes.increase payments.changes.decrease
     pension.get.amounts adjustments.preview.sums.{after,formulaIncrease,comparedIncrease} adjustments.preview.communities.{after,formulaIncrease,comparedIncrease}
     adjustments.preview.lines.arrears
     adjustments.apply.arrears adjustments.list.items.arrears care.list.counts.condolence`
      .split(/\s+/)
      .flatMap((path) => {
        const several = /^(.*)\{(.*)\}$/.exec(path);
        return several ? (several[2] ?? '').split(',').map((one) => `${several[1]}${one}`) : [path];
      }),
  );

  it('every amount that can be unknown is told as unknown: each figure of each call has been decided upon', () => {
    const undecided = Object.entries(archiveContract as Contract).flatMap(([name, call]) =>
      amountsOf(call.output, name, false)
        .filter(({ mayBeUnknown }) => !mayBeUnknown)
        .map(({ path }) => path)
        .filter((path) => !known.has(path)),
    );
    expect(undecided).toEqual([]);
  });
});

interface Amount {
  path: string;
  mayBeUnknown: boolean;
}

/** The amounts in what a call answers: fields called `fen` or `…Fen`, and whether they may be null. */
function amountsOf(schema: z.ZodType, path: string, mayBeUnknown: boolean, depth = 0): Amount[] {
  const def = schema.def as unknown as Record<string, unknown> & { type: string };
  if (depth > 12) return [];
  if (def.type === 'int' || def.type === 'number') {
    const [, stem] = /^(.*?)(?:\.fen|Fen)$/.exec(path) ?? [];
    return stem === undefined ? [] : [{ path: stem, mayBeUnknown }];
  }
  const isNullable = mayBeUnknown || def.type === 'nullable' || def.type === 'optional';
  return Object.entries(def).flatMap(([key, part]) => {
    if (key === 'shape')
      return Object.entries(part as Record<string, z.ZodType>).flatMap(([field, one]) =>
        amountsOf(one, `${path}.${field}`, false, depth + 1),
      );
    return (Array.isArray(part) ? part : [part]).flatMap((one) =>
      one instanceof z.ZodType ? amountsOf(one, path, isNullable, depth + 1) : [],
    );
  });
}
