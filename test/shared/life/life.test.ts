import { describe, expect, it } from 'vitest';
import type { StepInput } from '#shared/life/facts.ts';
import { hasLeftIn, isDeadIn, isStepOf, stepIn } from '#shared/life/life-cycle.ts';
import { refusalKey, refusalWords } from '#shared/life/refusal.ts';
import { settlerOf, settles } from '#shared/life/settler.ts';
import { movedBetween } from '#shared/life/states.ts';
import { papersTold, reasonsOf, storyLabel, storyTold } from '#shared/life/story.ts';
import { refusedFromHere, takeStep } from '#shared/life/take-step.ts';
import { allLives, lifeOf } from '#shared/registers/life.ts';
import { type InventedFacts, type InventedStates, inventedLife } from '../../help/invented-life.ts';

const facts: InventedFacts = {
  ...{ today: '2026-11-25', birthOn: '1960-01-02', diedOn: null, alive: [], lastOn: {}, papersUntil: null },
};
const applied: InventedStates = { help: 'G0', stage: 'D1' };
const helped: InventedStates = { help: 'G1', stage: 'D2' };
const gone: InventedStates = { help: 'G4', stage: 'D2' };
const input: StepInput = { on: '2026-11-20', evidence: ['decision'], month: '2026-12', amountFen: 80_000 };

describe('the engine of steps knows no kind', () => {
  it.each<[string, string, InventedStates, Partial<StepInput>, Partial<InventedFacts>, string]>([
    ['from a state it does not go from', 'case.confirm', { help: 'G0', stage: 'D0' }, {}, {}, 'state'],
    ['tomorrow', 'case.confirm', applied, { on: '2026-11-26' }, {}, 'date-future'],
    ['before the birth', 'case.confirm', applied, { on: '1960-01-01' }, {}, 'date-before-birth'],
    [
      'before there were offices',
      'case.confirm',
      applied,
      { on: '1949-01-01' },
      { birthOn: null },
      'date-out-of-limits',
    ],
    [
      'before the last step of its state',
      'case.confirm',
      applied,
      {},
      { lastOn: { stage: '2026-11-21' } },
      'date-before-step',
    ],
    ['after the death', 'case.confirm', applied, {}, { diedOn: '2026-11-19' }, 'date-after-death'],
    ['what follows a death before it', 'recovery.claim', gone, {}, { diedOn: '2026-11-21' }, 'date-before-death'],
    ['what follows a death of the living', 'recovery.claim', helped, {}, {}, 'not-dead'],
    [
      'a death before a sign of life',
      'household.gone',
      helped,
      { evidence: ['proof'] },
      { alive: [{ on: '2026-11-21', told: '受理' }] },
      'alive-later',
    ],
    ['without a paper', 'case.confirm', applied, { evidence: [] }, {}, 'evidence-missing'],
    ['with a paper of another step', 'case.confirm', applied, { evidence: ['proof'] }, {}, 'evidence-wrong'],
    ['without its month', 'case.confirm', applied, { month: null }, {}, 'month-missing'],
    ['for a month past', 'case.confirm', applied, { month: '2026-10' }, {}, 'month-wrong'],
    ['for a month too far', 'case.confirm', applied, { month: '2027-02' }, {}, 'month-late'],
    ['without an amount', 'case.confirm', applied, { amountFen: 0 }, {}, 'amount-missing'],
    ['by what only the kind knows', 'case.confirm', applied, {}, { papersUntil: '2026-11-24' }, 'papers-ended'],
  ])('refuses a step %s', (_what, name, states, more, known, why) => {
    const result = takeStep(inventedLife, name, states, { ...input, ...more }, { ...facts, ...known });
    if (result.ok) throw new Error('taken');
    expect(refusalKey(result)).toBe(why);
    const { sentence } = refusalWords(inventedLife, name, result, (_field, code) => code);
    expect(sentence.length).toBeGreaterThan(4);
  });

  it('moves every state a step names, and only those', () => {
    expect(takeStep(inventedLife, 'case.confirm', applied, input, facts)).toEqual({ ok: true, states: helped });
    const proof = { ...input, evidence: ['proof'] };
    expect(takeStep(inventedLife, 'household.gone', helped, proof, facts)).toEqual({ ok: true, states: gone });
    expect(movedBetween(inventedLife, helped, gone)).toEqual({ before: { help: 'G1' }, after: { help: 'G4' } });
    expect(refusedFromHere(inventedLife, 'case.accept', { help: 'G1', stage: 'D0' }, facts)).toBeNull();
  });

  it('says where a file has ended, and which state has no meaning then', () => {
    expect([applied, helped, gone].map((states) => hasLeftIn(inventedLife, states))).toEqual([false, false, true]);
    expect([helped, gone].map((states) => isDeadIn(inventedLife, states))).toEqual([false, true]);
    expect(inventedLife.stateless('stage', gone)).toBe('不再办理');
  });

  it('tells who settles what, and never by what merely ends it', () => {
    expect(settlerOf(inventedLife, 'case.accept', '启动调查')).toEqual({ label: '入户调查', tab: 'life' });
    expect(settles(inventedLife, 'case.survey', 'case.accept', '启动调查')).toBe(true);
    expect(settles(inventedLife, 'case.survey', 'case.accept', '审核确认')).toBe(false);
    expect(settles(inventedLife, 'household.gone', 'case.accept', '审核确认')).toBe(true);
    expect(settlerOf(inventedLife, 'case.accept', '审核确认')).toEqual({ label: '确认', tab: 'life' });
    expect(settlerOf(inventedLife, 'case.confirm', '公布')).toBeNull();
    expect(settlerOf(inventedLife, 'seal.receive', '转递')).toEqual({ label: '转递密封档案', tab: 'attachments' });
  });

  it('tells its own lines, those of every life, and stands by what it does not know', () => {
    expect(
      ['case.accept', 'notice.sent', 'states.correct', 'case.scan'].map((step) => storyTold(inventedLife, step)),
    ).toEqual(['受理申请', '已送达', '更正状态', 'case.scan']);
    expect(storyLabel(inventedLife, 'notice.sent')).toBe('送达');
    expect(reasonsOf(inventedLife, 'case.scan')).toEqual({});
    expect(
      papersTold(inventedLife, [
        { paper: 'decision', number: '7号' },
        { paper: 'scan', number: null },
      ]),
    ).toBe('确认表 7号、scan');
  });
});

describe('every life of the register', () => {
  it.each(allLives)('%s: its steps, states, groups and settlers name only what there is', (kind) => {
    const life = lifeOf(kind);
    for (const [name, step] of Object.entries(life.steps)) {
      expect(life.groups[name.slice(0, name.indexOf('.'))], name).toBeDefined();
      for (const { field, from, to } of step.moves)
        for (const code of [...from, to]) expect(life.stateCodes[field], `${name} ${field}`).toContain(code);
      for (const paper of step.evidence) expect(life.papers[paper], `${name} ${paper}`).toBeDefined();
      for (const settled of step.settles ?? [])
        expect(isStepOf(life, settled) || life.otherSteps[settled] !== undefined, `${name} settles ${settled}`).toBe(
          true,
        );
      if (step.asks.includes('reason')) expect(Object.keys(reasonsOf(life, name)).length, name).toBeGreaterThan(0);
      if (step.asks.includes('way')) expect(life.wayTable, name).not.toBe('none');
    }
    for (const ending of life.endings) expect(isStepOf(life, ending), ending).toBe(true);
    if (life.death === 'none') return;
    const { step, field, state } = life.death;
    expect(stepIn(life, step).moves).toContainEqual(expect.objectContaining({ field, to: state }));
    for (const following of life.death.followedBy) expect(storyTold(life, following), following).not.toBe(following);
  });
});
