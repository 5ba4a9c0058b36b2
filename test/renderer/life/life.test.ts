import { describe, expect, it } from 'vitest';
import { emptyDraft, lackingIn, stepValues } from '#renderer/life/step-draft.ts';
import { groupedSteps } from '#renderer/life/step-groups.ts';
import { eventWords, isOverdue, movedStates } from '#renderer/life/story-words.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';
import type { LifeEvent } from '#shared/contract/life.ts';
import { storyLabel } from '#shared/life/story.ts';
import { retireeLife } from '#shared/records/retiree/life-cycle/life.ts';
import { stepNames } from '#shared/records/retiree/life-cycle/steps.ts';

const codes = dictionaryOf([]);
const event = (of: Partial<LifeEvent>): LifeEvent => ({
  ...{
    id: 1,
    partId: null,
    step: 'paper.receive',
    on: '2026-03-02',
    month: null,
    reason: null,
    way: null,
    party: null,
  },
  ...{
    place: null,
    amountFen: null,
    note: null,
    papers: [],
    before: {},
    after: {},
    deadline: null,
    furtherDeadlines: [],
  },
  ...{ at: '2026-03-02T01:00:00Z', by: { id: 1, name: '林经办' } },
  ...of,
});

describe('the story of a file', () => {
  it('tells a step with whom, where and by which paper', () => {
    const papers: LifeEvent['papers'] = [{ paper: 'file-roster', number: '7 号' }];
    expect(eventWords('retiree', event({ party: '福州搪瓷厂', place: '3-2-15', papers }), codes)).toBe(
      '人事档案接收入库，自 福州搪瓷厂，存放 3-2-15，依据 档案移交名册表（7 号）',
    );
    const paused = event({
      ...{ step: 'benefit.pause', month: '2026-07', reason: 'prison' },
      papers: [{ paper: 'court-judgment', number: null }],
    });
    expect(eventWords('retiree', paused, codes)).toBe('暂停发放，2026年7月起，服刑，依据 法院判决（宣告）书');
    expect(eventWords('retiree', event({ step: 'certification.pass', way: '04' }), codes)).toBe(
      '资格认证通过，街道窗口',
    );
    expect(
      eventWords('retiree', event({ step: 'overpaid.returned', party: '陈小明', amountFen: 200_050 }), codes),
    ).toBe('退回多发的养老金，陈小明，2,000.50 元');
    expect(eventWords('retiree', event({ step: 'states.correct' }), codes)).toBe('更正状态');
  });

  it('says which states moved, in the words of their tables', () => {
    const moved = event({ before: { paperFileState: 'F1' }, after: { paperFileState: 'F2' } });
    expect(movedStates('retiree', moved, codes)).toEqual([{ label: '人事档案', before: '已接收在库', after: '借出' }]);
  });

  it('stands by a step it does not know', () => {
    expect(storyLabel(retireeLife, 'paper.scan')).toBe('paper.scan');
    expect(eventWords('retiree', event({ step: 'paper.scan', party: '甲', place: '乙' }), codes)).toBe(
      'paper.scan，甲，存放 乙',
    );
  });

  it('is late from the day after the deadline, and never where there is none', () => {
    expect(isOverdue({ on: '2026-03-01' }, '2026-03-02')).toBe(true);
    expect(isOverdue({ on: '2026-03-02' }, '2026-03-02')).toBe(false);
    expect(isOverdue({ on: null }, '2026-03-02')).toBe(false);
  });
});

describe('the form of a step', () => {
  it('proposes the day, the only paper and the place it came from; never the day of a death', () => {
    const back = emptyDraft(retireeLife, 'paper.giveBack', '2026-03-02', '3-2-15', false);
    expect(back).toMatchObject({ on: '2026-03-02', paper: 'loan-register', place: '3-2-15' });
    expect(emptyDraft(retireeLife, 'person.death', '2026-03-02', null, false)).toMatchObject({
      on: '',
      paper: null,
      place: '',
    });
  });

  it('names everything that is lacking at once, and nothing that may be left out', () => {
    const empty = emptyDraft(retireeLife, 'benefit.pause', '2026-03-02', null, false);
    expect(lackingIn(retireeLife, 'benefit.pause', empty)).toEqual({
      papers: '请选择依据的材料',
      month: '请填写月份，例如 2026-07',
      reason: '请选择原因',
    });
    const filled = { ...empty, paper: 'pause-list' as const, month: '2026.7', reason: 'overdue' };
    expect(lackingIn(retireeLife, 'benefit.pause', filled)).toEqual({});
    expect(stepValues('benefit.pause', filled)).toMatchObject({
      papers: [{ paper: 'pause-list', number: '' }],
      month: '2026-07',
      dueOn: null,
    });
    const back = { ...emptyDraft(retireeLife, 'overpaid.returned', '2026-03-02', null, false), party: '陈小明' };
    expect(lackingIn(retireeLife, 'overpaid.returned', { ...back, paper: 'bank-receipt', amount: '两千' })).toEqual({
      amountFen: '请填写金额',
    });
    expect(stepValues('overpaid.returned', { ...back, amount: '2,000.5 元' })).toMatchObject({ amountFen: 200_050 });
    const lent = emptyDraft(retireeLife, 'paper.lend', '2026-03-02', null, false);
    expect(lackingIn(retireeLife, 'paper.lend', lent)).toEqual({ party: '请填写对方单位或经手人' });
  });

  it('offers every step under one heading', () => {
    const groups = groupedSteps(
      retireeLife,
      stepNames.map((name) => ({ name, refusal: null })),
    );
    expect(groups.flatMap(({ steps }) => steps)).toHaveLength(stepNames.length);
    expect(groupedSteps(retireeLife, [{ name: 'person.death', refusal: null }]).map(({ title }) => title)).toEqual([
      '死亡、遗属',
    ]);
  });
});
