import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { codeTables } from '#shared/codes/tables.ts';
import type { StepInput } from '#shared/life/facts.ts';
import { refusalKey, refusalWords } from '#shared/life/refusal.ts';
import { refusedFromHere, type StepResult, takeStep } from '#shared/life/take-step.ts';
import { messageFor } from '#shared/messages.zh.ts';
import type { StepFacts } from '#shared/records/retiree/life-cycle/facts.ts';
import { retireeLife } from '#shared/records/retiree/life-cycle/life.ts';
import {
  type RetireeStates,
  type StateField,
  stateCodes,
  stateFields,
} from '#shared/records/retiree/life-cycle/states.ts';
import { type StepName, stepNames, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';

const TODAY = '2026-11-25';
const facts: StepFacts = {
  today: TODAY,
  birthOn: '1952-03-04',
  retiredOn: '2012-03',
  diedOn: null,
  alive: [],
  lastOn: {},
  pausedFrom: null,
  pauseBegan: null,
  leftOn: null,
  certifiedOn: '2026-10-08',
  owedFen: 300_000,
  isGrantOpen: true,
  isSealed: false,
};

function every(): RetireeStates[] {
  return stateCodes.management.flatMap((management) =>
    stateCodes.benefitState.flatMap((benefitState) =>
      stateCodes.certificationState.flatMap((certificationState) =>
        stateCodes.paperFileState.map((paperFileState) => ({
          management,
          benefitState,
          certificationState,
          paperFileState,
        })),
      ),
    ),
  );
}

/** What refuses a step; null where it was taken. */
const whyOf = (result: StepResult<RetireeStates>): string | null => (result.ok ? null : refusalKey(result));

/** A filled-in step that nothing but the states can refuse. */
function filled(name: StepName): StepInput {
  const step = stepOf(name);
  return {
    on: '2026-11-20',
    evidence: [step.evidence[0]],
    month: '2026-12',
    reason: Object.keys(step.reasons ?? {})[0] ?? null,
    way: '03',
    party: '福州市鼓楼区社保中心',
    dueOn: '2026-12-20',
    amountFen: 300_000,
  };
}

/**
 * Written down from domain part A.1.1, by hand and apart from the rule: which states each step goes from, and what else
 * must be so.
 */
const expected: Record<StepName, (s: RetireeStates) => Partial<RetireeStates> | null> = {
  'benefit.award': (s) => (s.benefitState === 'B0' && s.management !== 'M5' ? { benefitState: 'B1' } : null),
  'benefit.pause': (s) => (s.benefitState === 'B1' && s.management !== 'M5' ? { benefitState: 'B2' } : null),
  'benefit.resume': (s) => (s.benefitState === 'B2' && s.management !== 'M5' ? { benefitState: 'B3' } : null),
  'benefit.backPaid': (s) => (s.benefitState === 'B3' && s.management !== 'M5' ? { benefitState: 'B1' } : null),
  'benefit.stop': (s) => ('B1 B2 B3'.includes(s.benefitState) && s.management !== 'M5' ? { benefitState: 'B4' } : null),
  'person.death': (s) => ('M0 M1 M2 M3'.includes(s.management) ? { management: 'M5', benefitState: 'B4' } : null),
  'death.report': (s) => (s.management === 'M5' ? {} : null),
  'overpaid.claim': (s) => (s.management === 'M5' ? {} : null),
  'overpaid.returned': (s) => (s.management === 'M5' ? {} : null),
  'grant.apply': (s) => (s.management === 'M5' ? {} : null),
  'grant.paid': (s) => (s.management === 'M5' ? {} : null),
  'management.accept': (s) => ('M0 M4'.includes(s.management) ? { management: 'M1' } : null),
  'management.acceptElsewhere': (s) => ('M0 M4'.includes(s.management) ? { management: 'M2' } : null),
  'management.leaveWithEmployer': (s) => ('M0 M1 M2'.includes(s.management) ? { management: 'M3' } : null),
  'management.takeFromEmployer': (s) => (s.management === 'M3' ? { management: 'M1' } : null),
  'management.moveElsewhere': (s) => (s.management === 'M1' ? { management: 'M2' } : null),
  'management.moveBack': (s) => (s.management === 'M2' ? { management: 'M1' } : null),
  'management.transferOut': (s) =>
    'M1 M2 M3'.includes(s.management) && s.paperFileState !== 'F2' ? { management: 'M4' } : null,
  'paper.receive': (s) =>
    'F0 F4'.includes(s.paperFileState) && s.management !== 'M4' ? { paperFileState: 'F1' } : null,
  'paper.lend': (s) => (s.paperFileState === 'F1' ? { paperFileState: 'F2' } : null),
  'paper.giveBack': (s) => (s.paperFileState === 'F2' ? { paperFileState: 'F1' } : null),
  'paper.centralise': (s) => (s.paperFileState === 'F1' ? { paperFileState: 'F3' } : null),
  'paper.recall': (s) => (s.paperFileState === 'F3' ? { paperFileState: 'F1' } : null),
  'paper.transferOut': (s) => ('F1 F3'.includes(s.paperFileState) ? { paperFileState: 'F4' } : null),
  'paper.fileAway': (s) =>
    'F1 F3'.includes(s.paperFileState) && s.management === 'M5' ? { paperFileState: 'F5' } : null,
  'certification.pass': (s) =>
    'M0 M1 M2 M3'.includes(s.management) && s.benefitState !== 'B4' ? { certificationState: 'V1' } : null,
  'certification.doubt': (s) =>
    'M0 M1 M2 M3'.includes(s.management) && s.benefitState !== 'B4' && s.certificationState !== 'V4'
      ? { certificationState: 'V4' }
      : null,
};

describe('every step from every state', () => {
  test('the states are those of the code tables', () => {
    for (const field of stateFields)
      expect(codeTables[field].items.map((item) => item.code)).toEqual([...stateCodes[field]]);
  });

  it.each(stepNames)('%s goes from exactly the states it may, to exactly the states it leads to', (name) => {
    for (const states of every()) {
      const result = takeStep(retireeLife, name, states, filled(name), facts);
      const change = expected[name](states);
      const told = `${name} from ${JSON.stringify(states)}`;
      if (change === null) expect(result.ok, told).toBe(false);
      else expect(result, told).toEqual({ ok: true, states: { ...states, ...change } });
      expect(refusedFromHere(retireeLife, name, states, facts) === null, told).toBe(change !== null);
    }
  });
});

describe('the day of a step', () => {
  const states: RetireeStates = {
    management: 'M1',
    benefitState: 'B1',
    certificationState: 'V1',
    paperFileState: 'F1',
  };
  const take = (name: StepName, input: Partial<StepInput>, more: Partial<StepFacts> = {}) =>
    takeStep(retireeLife, name, states, { ...filled(name), ...input }, { ...facts, ...more });

  it.each<[string, StepName, Partial<StepInput>, Partial<StepFacts>, string]>([
    ['no day', 'paper.lend', { on: '2026-02-30' }, {}, 'date-invalid'],
    ['tomorrow', 'certification.pass', { on: '2026-11-26' }, {}, 'date-future'],
    ['before the birth', 'certification.pass', { on: '1952-03-03' }, {}, 'date-before-birth'],
    ['a death before retirement', 'person.death', { on: '2012-02-29' }, {}, 'date-before-retirement'],
    [
      'before the last step of that state',
      'paper.lend',
      {},
      { lastOn: { paperFileState: '2026-11-21' } },
      'date-before-step',
    ],
    ['no paper', 'paper.lend', { evidence: [] }, {}, 'evidence-missing'],
    ['a paper that proves something else', 'paper.lend', { evidence: ['death-certificate'] }, {}, 'evidence-wrong'],
    ['no month', 'benefit.pause', { month: null }, {}, 'month-missing'],
    ['paused for months that were paid', 'benefit.pause', { month: '2026-10' }, {}, 'month-wrong'],
    ['no reason', 'benefit.pause', { reason: 'because' }, {}, 'reason-missing'],
    ['no way', 'certification.pass', { way: '' }, {}, 'way-missing'],
    ['nobody it goes to', 'paper.lend', { party: ' ' }, {}, 'party-missing'],
    ['due before it is lent', 'paper.lend', { dueOn: '2026-11-19' }, {}, 'due-wrong'],
  ])('%s is refused: %s %j', (_what, name, input, more, reason) => {
    expect(whyOf(take(name, input, more))).toBe(reason);
  });

  it('after a death nothing is done that only the living do, and nothing that follows a death before it', () => {
    const died = { diedOn: '2026-10-05' };
    const after = take('management.moveElsewhere', { on: '2026-10-06' }, died);
    expect(after).toMatchObject({ ok: false, reason: 'date-after-death', diedOn: '2026-10-05' });
    expect(take('management.moveElsewhere', { on: '2026-10-05' }, died).ok).toBe(true);
    const dead: RetireeStates = { ...states, management: 'M5', benefitState: 'B4' };
    const claim = (on: string) =>
      takeStep(retireeLife, 'overpaid.claim', dead, { ...filled('overpaid.claim'), on }, { ...facts, ...died });
    expect(claim('2026-10-04')).toMatchObject({ ok: false, reason: 'date-before-death', diedOn: '2026-10-05' });
    expect(claim('2026-10-06').ok).toBe(true);
  });

  it('a death before a day on which the person was alive is refused with what says so, on that day it is taken', () => {
    const alive = [
      { on: '2026-11-20', told: '资格认证通过（街道窗口，资格认证表 12号）' },
      { on: '2026-09-01', told: '走访（王芳）' },
    ];
    const refused = take('person.death', { on: '2026-10-05' }, { alive });
    expect(refused).toMatchObject({ ok: false, reason: 'alive-later', facts: [alive[0]] });
    if (refused.ok) throw new Error('refused');
    expect(refusalWords(retireeLife, 'person.death', refused, (_field, code) => code)).toEqual({
      field: 'on',
      sentence:
        '死亡日期以后还登记有：2026-11-20 资格认证通过（街道窗口，资格认证表 12号）。两边必有一边不对，请核实：那边登记错的先撤销或更正，死亡日期错的改正后再登记',
    });
    expect(take('person.death', { on: '2026-11-20' }, { alive }).ok).toBe(true);
  });

  it.each<[string, StepName, Partial<RetireeStates>, Partial<StepFacts>]>([
    ['dead', 'certification.pass', { management: 'M5', benefitState: 'B4' }, {}],
    ['dead', 'benefit.pause', { management: 'M5', benefitState: 'B4' }, {}],
    ['not-alive', 'certification.pass', { benefitState: 'B4' }, {}],
    ['not-ours', 'certification.pass', { management: 'M4' }, {}],
    ['file-lent', 'management.transferOut', { paperFileState: 'F2' }, {}],
    ['sealed', 'paper.lend', {}, { isSealed: true }],
    ['not-certified', 'benefit.resume', { benefitState: 'B2' }, { certifiedOn: null }],
  ])('what no step before puts right names its own remedy: %s at %s', (why, name, stands, more) => {
    const refusal = refusedFromHere(retireeLife, name, { ...states, ...stands }, { ...facts, ...more });
    if (refusal === null) throw new Error('refused');
    expect(refusalKey(refusal)).toBe(why);
    const { remedy, field } = refusalWords(retireeLife, name, refusal, (_field, code) => code);
    expect(field).toBeNull();
    if (why === 'dead') expect(remedy).toMatch(/^死亡登记错了的，请.*撤销死亡登记/);
    const { nextStep } = messageFor('life.refused', { step: '认证', why: '…', ...(remedy ? { remedy } : {}) });
    expect(nextStep).not.toContain('前面的步骤');
  });

  it('a death in the month of retirement, and one told late, are taken', () => {
    expect(take('person.death', { on: '2012-03-01' }).ok).toBe(true);
    expect(take('person.death', { on: '2026-03-01' }, { lastOn: { benefitState: '2026-06-01' } }).ok).toBe(true);
  });

  it('money comes back only with a certification since the pause', () => {
    const paused = { ...states, benefitState: 'B2' } as const;
    const resume = (certifiedOn: string | null, pausedFrom: string) =>
      takeStep(retireeLife, 'benefit.resume', paused, filled('benefit.resume'), { ...facts, certifiedOn, pausedFrom });
    expect(whyOf(resume(null, '2026-09'))).toBe('not-certified');
    expect(whyOf(resume('2026-08-31', '2026-09'))).toBe('not-certified');
    expect(resume('2026-09-01', '2026-09').ok).toBe(true);
  });
});

describe('any sequence of steps', () => {
  it('never brings the dead back, and never pays them', () => {
    const walk = fc.array(fc.constantFrom(...stepNames), { maxLength: 40 });
    fc.assert(
      fc.property(walk, (names) => {
        let states: RetireeStates = {
          management: 'M0',
          benefitState: 'B0',
          certificationState: 'V0',
          paperFileState: 'F0',
        };
        let isDead = false;
        for (const name of names) {
          const result = takeStep(retireeLife, name, states, filled(name), facts);
          if (!result.ok) continue;
          states = result.states;
          isDead ||= name === 'person.death';
          for (const field of stateFields as readonly StateField[])
            expect(stateCodes[field] as readonly string[]).toContain(states[field]);
          if (isDead) expect(states).toMatchObject({ management: 'M5', benefitState: 'B4' });
        }
      }),
    );
  });
});

it('does not lend a file that is kept sealed', () => {
  const states: RetireeStates = {
    management: 'M1',
    benefitState: 'B1',
    certificationState: 'V1',
    paperFileState: 'F1',
  };
  expect(takeStep(retireeLife, 'paper.lend', states, filled('paper.lend'), facts).ok).toBe(true);
  const sealed = takeStep(retireeLife, 'paper.lend', states, filled('paper.lend'), { ...facts, isSealed: true });
  expect(whyOf(sealed)).toBe('sealed');
});

describe('what follows a death', () => {
  const dead: RetireeStates = { management: 'M5', benefitState: 'B4', certificationState: 'V1', paperFileState: 'F1' };
  const since: StepFacts = { ...facts, diedOn: '2026-11-03' };
  const take = (name: StepName, input: Partial<StepInput> = {}, more: Partial<StepFacts> = {}) =>
    takeStep(retireeLife, name, dead, { ...filled(name), ...input }, { ...since, ...more });

  it.each<[string, StepName, Partial<StepInput>, Partial<StepFacts>, string]>([
    ['a claim before the death', 'grant.apply', { on: '2026-11-02' }, {}, 'date-before-death'],
    ['a claim of nothing', 'grant.apply', { amountFen: 0 }, {}, 'amount-missing'],
    ['a payment nobody applied for', 'grant.paid', {}, { isGrantOpen: false }, 'nothing-claimed'],
    ['a return nobody asked for', 'overpaid.returned', {}, { owedFen: null }, 'nothing-claimed'],
    ['a return of what was returned', 'overpaid.returned', {}, { owedFen: 0 }, 'nothing-claimed'],
    ['more returned than was owed', 'overpaid.returned', { amountFen: 300_001 }, {}, 'amount-over'],
    ['certified after it', 'certification.pass', {}, {}, 'dead'],
  ])('%s is refused: %s', (_what, name, input, more, reason) => {
    expect(whyOf(take(name, input, more))).toBe(reason);
  });

  it.each<StepName>([
    'death.report',
    'overpaid.claim',
    'overpaid.returned',
    'grant.apply',
    'grant.paid',
    'paper.fileAway',
  ])('%s is told after it', (name) => {
    expect(take(name).ok).toBe(true);
  });

  it('may be returned in parts', () => {
    expect(take('overpaid.returned', { amountFen: 1 }).ok).toBe(true);
  });
});
