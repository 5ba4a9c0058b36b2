import { describe, expect, it } from 'vitest';
import type { StepInput } from '#shared/life/facts.ts';
import { hasLeftIn, isDeadIn, isStepOf, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { type PartOfFile, type PartsOfStep, partName, partTypeOf, partTypes } from '#shared/life/parts.ts';
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
const applied: InventedStates = { help: 'G0' };
const helped: InventedStates = { help: 'G1' };
const gone: InventedStates = { help: 'G4' };
/** The second case of a file, open. */
const first = {
  ...{ id: 3, type: 'case', number: 1, openedOn: '2026-01-08' },
  closedOn: '2026-03-02',
  states: { stage: 'D2' },
};
const open: PartOfFile = {
  ...first,
  ...{ id: 7, number: 2, openedOn: '2026-11-10', closedOn: null, states: { stage: 'D1' } },
};
const at: PartsOfStep = { parts: [first, open], partId: 7 };
const input: StepInput = { on: '2026-11-20', evidence: ['decision'], month: '2026-12', amountFen: 80_000 };

describe('the engine of steps knows no kind', () => {
  it.each<[string, string, InventedStates, Partial<StepInput>, Partial<InventedFacts>, string]>([
    ['from a state it does not go from', 'case.confirm', gone, {}, {}, 'state'],
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
    const where = name.startsWith('case.') ? at : { ...at, partId: null };
    const result = takeStep(inventedLife, name, states, { ...input, ...more }, { ...facts, ...known }, where);
    if (result.ok) throw new Error('taken');
    expect(refusalKey(result)).toBe(why);
    const { sentence } = refusalWords(inventedLife, name, result, (_field, code) => code);
    expect(sentence.length).toBeGreaterThan(4);
  });

  it('moves every state a step names, and only those', () => {
    expect(takeStep(inventedLife, 'case.confirm', applied, input, facts, at)).toEqual({
      ...{ ok: true, states: { ...helped, stage: 'D2' } },
    });
    const proof = { ...input, evidence: ['proof'] };
    expect(takeStep(inventedLife, 'household.gone', helped, proof, facts)).toEqual({ ok: true, states: gone });
    expect(movedBetween(inventedLife, helped, gone)).toEqual({ before: { help: 'G1' }, after: { help: 'G4' } });
    expect(refusedFromHere(inventedLife, 'case.accept', helped, facts)).toBeNull();
  });

  it.each<[string, string, Partial<PartsOfStep>, string, string]>([
    ['that begins one beside another', 'case.accept', { partId: null }, '2026-11-20', 'part-open'],
    ['where none is open', 'case.survey', { parts: [first], partId: null }, '2026-11-20', 'part-none'],
    ['without saying which', 'case.survey', { partId: null }, '2026-11-20', 'part-missing'],
    ['in one of another file', 'case.survey', { partId: 99 }, '2026-11-20', 'part-missing'],
    ['in one that has ended', 'case.survey', { partId: 3 }, '2026-11-20', 'part-ended'],
    ['before its part began', 'case.survey', {}, '2026-11-09', 'date-before-part'],
    [
      'that begins one before the last ended',
      'case.accept',
      { parts: [first], partId: null },
      '2026-03-01',
      'date-before-part',
    ],
    ['of the file in a part', 'household.gone', {}, '2026-11-20', 'part-missing'],
  ])('refuses a step of a part %s', (_what, name, where, on, why) => {
    const paper = stepIn(inventedLife, name).evidence[0];
    const result = takeStep(inventedLife, name, applied, { on, evidence: [paper] }, facts, { ...at, ...where });
    if (result.ok) throw new Error('taken');
    expect(refusalKey(result)).toBe(why);
    expect(refusalWords(inventedLife, name, result, (_field, code) => code).sentence.length).toBeGreaterThan(8);
  });

  it('begins a part in the states its step says, and tells them as moved from nothing', () => {
    const begun = takeStep(
      inventedLife,
      'case.accept',
      helped,
      { on: '2026-03-02', evidence: ['application'] },
      facts,
      {
        ...{ parts: [first], partId: null },
      },
    );
    expect(begun).toEqual({ ok: true, states: { help: 'G1', stage: 'D1' } });
    expect(movedBetween(inventedLife, helped, { ...helped, stage: 'D1' }, 'case')).toEqual({
      ...{ before: {}, after: { stage: 'D1' } },
    });
    expect(partName(inventedLife, open)).toBe('第 2 次案件');
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

/** The codes of a state that a step may move: its file's, or its part's. */
const codesOf = (life: LifeCycle, step: string, field: string): readonly string[] | undefined =>
  life.stateCodes[field] ?? partTypes(life).find(([type]) => type === partTypeOf(life, step))?.[1].stateCodes[field];

describe('every life of the register', () => {
  it.each(allLives)('%s: its steps, states, groups and settlers name only what there is', (kind) => {
    const life = lifeOf(kind);
    for (const [name, step] of Object.entries(life.steps)) {
      expect(life.groups[name.slice(0, name.indexOf('.'))], name).toBeDefined();
      for (const { field, from, to } of step.moves)
        for (const code of [...from, to]) expect(codesOf(life, name, field), `${name} ${field}`).toContain(code);
      for (const paper of step.evidence) expect(life.papers[paper], `${name} ${paper}`).toBeDefined();
      for (const settled of step.settles ?? [])
        expect(isStepOf(life, settled) || life.otherSteps[settled] !== undefined, `${name} settles ${settled}`).toBe(
          true,
        );
      if (step.asks.includes('reason')) expect(Object.keys(reasonsOf(life, name)).length, name).toBeGreaterThan(0);
      if (step.asks.includes('way')) expect(life.wayTable, name).not.toBe('none');
    }
    for (const [type, part] of partTypes(life)) {
      expect(Object.keys(part.stateCodes).filter((field) => field in life.stateCodes)).toEqual([]);
      for (const [name, states] of Object.entries(part.begunBy)) {
        expect(partTypeOf(life, name), name).toBe(type);
        expect(stepIn(life, name).moves.filter(({ field }) => field in part.stateCodes)).toEqual([]);
        expect(Object.keys(states)).toEqual(Object.keys(part.stateCodes));
      }
      if ('step' in part.onDeath) expect(partTypeOf(life, part.onDeath.step)).toBe(type);
    }
    for (const ending of life.endings) expect(isStepOf(life, ending), ending).toBe(true);
    for (const opening of life.openings) expect(life.otherSteps[opening], opening).toBeDefined();
    if (life.death === 'none') return;
    const { step, field, state } = life.death;
    expect(stepIn(life, step).moves).toContainEqual(expect.objectContaining({ field, to: state }));
    for (const following of life.death.followedBy) expect(storyTold(life, following), following).not.toBe(following);
  });
});
