import { expect, it } from 'vitest';
import { keepCommand } from '#db/core/commands.ts';
import type { NextDue } from '#db/life/deadlines.ts';
import { insertEvent, settleWaiting } from '#db/life/story-write.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');
const ask = asking(() => archive);

const due = (label: string, on: string | null): NextDue => ({ label, on, isCertain: true, used: [] });
// No step of a retiree asks for two things; the store is the same for every kind.
const asked = [due('启动调查', '2026-11-24'), due('审核确认', '2026-12-18'), due('公布', null)];

/** A step that asks for three things, as one act. */
async function stepWithThree(): Promise<{ recordId: number; eventId: number; commandId: number }> {
  const recordId = (await ask('records.save', opening(retiree()))).id;
  const { db, act } = archive;
  const about = { name: 'life.take', title: '受理', noun: 'record', nounId: recordId } as const;
  const step = { recordId, step: 'management.moveElsewhere', on: '2026-11-20', papers: [], before: {}, after: {} };
  const { result, commandId } = keepCommand(db, act, about, () => insertEvent(db, act, step, asked));
  if (commandId === null) throw new Error('nothing was written');
  return { recordId, eventId: result, commandId };
}

const listed = async () =>
  (await ask('life.due', {})).items.map(({ label, on, deadlineId }) => [label, on, deadlineId === null]);

it('each thing a step asks for is a line of the desk by its own day, counted and paged once', async () => {
  const { recordId } = await stepWithThree();
  await stepWithThree();
  expect(await listed()).toEqual([
    ['启动调查', '2026-11-24', true],
    ['启动调查', '2026-11-24', true],
    ['审核确认', '2026-12-18', false],
    ['审核确认', '2026-12-18', false],
    ['公布', null, false],
    ['公布', null, false],
  ]);
  const { total, labels } = await ask('life.due', { through: '2026-12-31' });
  expect([total, labels]).toEqual([
    4,
    [
      { label: '启动调查', count: 2 },
      { label: '审核确认', count: 2 },
    ],
  ]);
  const seen: string[] = [];
  let after: ArchiveOutput<'life.due'>['next'] = null;
  do {
    const page: ArchiveOutput<'life.due'> = await ask('life.due', { limit: 1, after });
    seen.push(...page.items.map(({ eventId, deadlineId }) => `${eventId}/${deadlineId}`));
    after = page.next;
  } while (after !== null);
  expect([seen.length, new Set(seen).size]).toEqual([6, 6]);
  const { story } = await ask('life.get', { recordId });
  expect(
    story.map(({ deadline, furtherDeadlines }) => [deadline, ...furtherDeadlines].map((one) => one?.label)),
  ).toEqual([['启动调查', '审核确认', '公布']]);
});

it('each is told as done by itself, once, and that is taken back by itself', async () => {
  const { eventId, recordId } = await stepWithThree();
  const { items } = await ask('life.due', { label: '审核确认' });
  const settle = (deadlineId: number | null) => ask('life.settle', { eventId, deadlineId, on: '2026-11-22' });
  const deadlineId = items[0]?.deadlineId ?? null;
  await settle(deadlineId);
  expect((await listed()).map(([label]) => label)).toEqual(['启动调查', '公布']);
  expect((await refused(settle(deadlineId))).code).toBe('life.settledAlready');
  expect((await refused(settle(999))).code).toBe('life.notFound');
  const [last] = (await ask('commands.list', { noun: 'record', nounId: recordId, limit: 1 })).items;
  await ask('commands.undo', { id: last?.id });
  expect((await listed()).map(([label]) => label)).toEqual(['启动调查', '审核确认', '公布']);
});

it('a step that settles one of them leaves the others; taken back, the step leaves nothing to do', async () => {
  const { recordId, commandId } = await stepWithThree();
  const { db, act } = archive;
  const about = { name: 'life.take', title: '调查', noun: 'record', nounId: recordId } as const;
  const survey = keepCommand(db, act, about, () =>
    settleWaiting(db, recordId, ['management.moveElsewhere'], '2026-11-21', (_step, label) => label !== '公布'),
  );
  expect((await listed()).map(([label]) => label)).toEqual(['公布']);
  await ask('commands.undo', { id: survey.commandId });
  await ask('commands.undo', { id: commandId });
  expect(await listed()).toEqual([]);
  expect((await ask('life.get', { recordId })).story).toEqual([]);
});
