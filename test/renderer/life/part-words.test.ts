import { expect, it } from 'vitest';
import { partChoice, partDays, partQuestion } from '#renderer/life/part-words.ts';
import { inventedLife } from '../../help/invented-life.ts';

const open = { openedOn: '2026-04-01', closedOn: null };
const part = { ...open, id: 7, type: 'case', number: 2, states: { stage: 'D1' } };

it.each<[string, string | null, string, string]>([
  ['one that goes on', null, '2026-05-01', '2026年4月1日 起，已 30 天'],
  ['one that ended', '2026-04-11', '2026-05-01', '2026年4月1日 至 2026年4月11日，10 天'],
  ['one of a single day', '2026-04-01', '2026-05-01', '2026年4月1日 至 2026年4月1日，0 天'],
])('tells the days of %s', (_what, closedOn, today, told) => {
  expect(partDays({ ...open, closedOn }, today)).toBe(told);
});

it('asks for a part by its type and names it by number and day', () => {
  expect(partQuestion(inventedLife, 'case.survey')).toBe('哪一次案件');
  expect(partChoice(inventedLife, part)).toBe('第 2 次案件（2026年4月1日 开始）');
});
