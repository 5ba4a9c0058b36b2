import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { listCommands } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { diedOnOf } from '#db/life/death.ts';
import { closeFile, openFile, reopenFile } from '#db/records/acts.ts';
import { getPersonFile } from '#db/records/records.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import { deathPapers } from '#shared/life/death-papers.ts';
import { deathStepOf, stepIn } from '#shared/life/life-cycle.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { allLives } from '#shared/registers/life.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import type { DiscountValues } from '#test/help/kinds/discount/kind.ts';
import { listedOf } from '#test/help/kinds/listed.ts';

/** A death that is registered in one file reaches the open files of every kind of its person, in one act. */

const CARD = 'discount' as string as RecordKind;
const ON = '2026-11-20';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const run = <T>(work: () => T): T => inTransaction(archive.db, work);
const name = '李秀英';
const openCard = (idNumber: string, more: Partial<DiscountValues> = {}) =>
  run(() => {
    const values = { ...kinds[CARD].empty, name, idNumber, ...more } as unknown as Parameters<typeof recordInput>[1];
    return openFile(archive.db, archive.act, recordInput(CARD, values));
  });
const openRetiree = (idNumber: string, more: object = {}) =>
  run(() =>
    openFile(archive.db, archive.act, recordInput('retiree', retiree({ name, idNumber, management: 'M1', ...more }))),
  );
const both = (more: object = {}) => {
  const idNumber = newIdNumber('1950-05-02');
  return { card: openCard(idNumber), pension: openRetiree(idNumber, more), idNumber };
};
const file = ({ id }: { id: number }) => getPersonFile(archive.db, id);
const stateOf = (of: { id: number }) => {
  const { cardState, management } = file(of).values as unknown as { cardState?: string; management?: string };
  return cardState ?? management;
};
const dies = (of: { id: number }, step: string, on = ON) =>
  ask('life.take', {
    ...{ recordId: of.id, version: file(of).version, step, on },
    papers: [{ paper: 'cremation-certificate', number: '火 12' }],
  });
const undo = (id: number | null) => ask('commands.undo', { id });
const diedOn = (of: { id: number }) => diedOnOf(archive.db, file(of).personId);
const storyOf = async ({ id }: { id: number }) => (await ask('life.get', { recordId: id })).story;

/** Whoever sees one kind alone signs in. */
function signInFor(kind: RecordKind): void {
  archive.db.exec("UPDATE user SET password_hash = 'scrypt$1$1$1$x$x'");
  const id = run(() =>
    saveUser(archive.db, archive.act, {
      ...{ id: null, name: '王经办', role: 'administrator', passwordHash: 'scrypt$1$1$1$x$x', isDisabled: false },
      scope: { kinds: [kind], communityIds: null, hasUnassigned: true },
    }),
  );
  setCurrentUser(archive.context, id);
}

const ofPeople = allLives.filter(([, life]) => life.death !== 'none');

it.each(ofPeople)('%s takes every proof of a death for its step of death', (_kind, life) => {
  const { evidence } = stepIn(life, deathStepOf(life) ?? '');
  expect(evidence).toEqual(expect.arrayContaining(Object.keys(deathPapers)));
  for (const [paper, label] of Object.entries(deathPapers)) expect(life.papers[paper]).toBe(label);
});

describe('a death registered in one file', () => {
  it.each([
    ['card', 'card.death', 'pension', 'person.death'],
    ['pension', 'person.death', 'card', 'card.death'],
  ] as const)(
    'the %s’s (%s) reaches the other, with its day and its papers, and one undo takes both back',
    async (one, step, other, follows) => {
      const files = both();
      const before = await ask('life.deathReach', { recordId: files[one].id });
      expect(before).toMatchObject({
        ...{
          elsewhere: 0,
          files: [{ number: files[other].number, isReached: true, told: expect.stringContaining('死亡') }],
        },
      });
      const { commandId } = await dies(files[one], step);
      expect([stateOf(files.card), stateOf(files.pension), diedOn(files.card)]).toEqual(['K2', 'M5', ON]);
      expect(await storyOf(files[other])).toMatchObject([
        { step: follows, on: ON, papers: [{ paper: 'cremation-certificate', number: '火 12' }] },
      ]);
      expect(listCommands(archive.db, 'record', files[one].id, 1)[0]?.title).toMatch(/，连同另外 1 份档案$/);
      expect(checkDatabase(archive.db)).toEqual([]);
      await undo(commandId);
      expect([stateOf(files.card), stateOf(files.pension), diedOn(files.card)]).toEqual(['K1', 'M1', null]);
      expect(await storyOf(files[other])).toEqual([]);
      expect(checkDatabase(archive.db)).toEqual([]);
    },
  );

  it('leaves a file alone whose kind says that nothing follows, and says why', async () => {
    const { card, pension } = both();
    await ask('life.take', {
      ...{ recordId: card.id, version: card.version, step: 'card.cancel', on: ON },
      papers: [{ paper: 'application', number: null }],
    });
    expect((await ask('life.deathReach', { recordId: pension.id })).files).toMatchObject([
      { number: card.number, isReached: false, told: '已注销' },
    ]);
    await dies(pension, 'person.death');
    expect((await storyOf(card)).map(({ step }) => step)).toEqual(['card.cancel']);
    expect((await ask('records.get', { id: card.id })).diedOn).toBe(ON);
  });

  it('is refused as a whole where another file cannot tell of it, naming that file', async () => {
    const { card, pension } = both({ retiredOn: '2026-11-25' });
    expect(await refused(dies(card, 'card.death'))).toMatchObject({
      ...{
        code: 'life.refusedElsewhere',
        params: { number: pension.number, why: expect.stringContaining('退休时间') },
      },
    });
    expect([stateOf(card), diedOn(card)]).toEqual(['K1', null]);
  });

  it('that is put right in one file is put right in all', async () => {
    const { card, pension } = both();
    await dies(pension, 'person.death');
    const corrected = await ask('life.correct', {
      ...{ recordId: card.id, version: file(card).version, states: { cardState: 'K1' }, reason: '登记错了人' },
    });
    expect([stateOf(card), stateOf(pension), diedOn(card)]).toEqual(['K1', 'M1', null]);
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo(corrected.commandId);
    expect([stateOf(card), stateOf(pension), diedOn(card)]).toEqual(['K2', 'M5', ON]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('what is done after a death', () => {
  const correct = (of: { id: number }, states: object) =>
    ask('life.correct', { recordId: of.id, version: file(of).version, states, reason: '登记错了' });

  it('tells it again in a file it had reached: the person is dead again, and so is the file it came from', async () => {
    const { card, pension } = both();
    await dies(card, 'card.death');
    await correct(pension, { management: 'M1', benefitState: 'B1' });
    expect([stateOf(card), diedOn(card)]).toEqual(['K1', null]);
    await correct(pension, { management: 'M5', benefitState: 'B4' });
    expect([stateOf(card), diedOn(card)]).toEqual(['K2', ON]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('lets no file live on: a card that was cancelled and is put right is cancelled by the death', async () => {
    const { card, pension } = both();
    const papers = [{ paper: 'application', number: null }];
    await ask('life.take', { recordId: card.id, version: card.version, step: 'card.cancel', on: ON, papers });
    await dies(pension, 'person.death');
    const { version } = await correct(card, { cardState: 'K1' });
    expect([stateOf(card), version]).toEqual(['K2', file(card).version]);
    expect((await storyOf(card)).map(({ step }) => step)).toContain('card.death');
  });

  it('opens no closed file by an undo that would let it live on', async () => {
    const { card, pension } = both();
    const { id, version } = card;
    const closed = run(() => closeFile(archive.db, archive.act, { id, version, on: ON, reason: '证件遗失' }));
    await dies(pension, 'person.death');
    expect(await refused(undo(closed.commandId))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: expect.stringMatching(/^死亡登记：/) } },
    });
  });
});

describe('people who are one, with files of two kinds,', () => {
  it('are merged only once each of their files tells the death', async () => {
    const [card, pension] = [openCard(newIdNumber('1950-05-02')), openRetiree(newIdNumber('1950-05-02'))];
    const [goneId, keptId] = [file(card).personId, file(pension).personId];
    await dies(card, 'card.death');
    const merged = () => ask('people.merge', { keptId, goneId, keptRecordIds: [] });
    expect(await refused(merged())).toMatchObject({
      ...{
        code: 'person.mergeContradicts',
        params: { why: expect.stringContaining(`${pension.number} 没有登记死亡`) },
      },
    });
    await dies(pension, 'person.death');
    await merged();
    expect([diedOn(pension), file(card).personId]).toEqual([ON, keptId]);
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo(listCommands(archive.db, 'person', keptId, 1)[0]?.id ?? 0);
    expect([diedOn(card), diedOn(pension), file(card).personId]).toEqual([ON, ON, goneId]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('a clerk who sees one kind alone', () => {
  it('registers the death in her file: the other is told as a number, takes its step, and her undo takes both back', async () => {
    const { card, pension } = both();
    signInFor(CARD);
    expect(await ask('life.deathReach', { recordId: card.id })).toEqual({ files: [], parts: [], elsewhere: 1 });
    const { commandId } = await dies(card, 'card.death');
    expect(stateOf(pension)).toBe('M5');
    expect((await ask('commands.papers', { id: commandId })).refusal).toBeNull();
    await undo(commandId);
    expect([stateOf(card), stateOf(pension)]).toEqual(['K1', 'M1']);
  });

  it('learns that a file she may not see refuses the day, and nothing of it', async () => {
    const { card, pension } = both({ retiredOn: '2026-11-25' });
    signInFor(CARD);
    const { params } = await refused(dies(card, 'card.death'));
    expect(params).toMatchObject({ number: null, why: null });
    expect(JSON.stringify(params)).not.toContain(pension.number);
  });
});

describe('a file that comes into use after the death', () => {
  it('of another kind is opened as its kind says: the card is cancelled with its opening', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const pension = openRetiree(idNumber);
    const death = await dies(pension, 'person.death');
    const card = openCard(idNumber);
    expect([stateOf(card), card.version]).toEqual(['K2', file(card).version]);
    expect(await storyOf(card)).toMatchObject([{ step: 'card.death', on: ON }]);
    expect(await refused(undo(death.commandId))).toMatchObject({ code: 'command.restsOn' });
    await undo(card.commandId);
    await undo(death.commandId);
    expect(diedOn(pension)).toBeNull();
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('or comes with a roster learns of it, and the import is taken back whole', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const pension = openRetiree(idNumber);
    await dies(pension, 'person.death');
    const path = join(newFolder('roster'), '优待证名册.csv');
    writeFileSync(path, `姓名,证件号码,证号,社区\n${name},${idNumber},350-9,达明社区\n`);
    const importId = await importRoster(archive, path, { recordKind: CARD });
    const rows = listedOf(archive.db, CARD);
    const card = { id: rows[0]?.id ?? 0 };
    expect([rows.length, stateOf(card)]).toEqual([1, 'K2']);
    expect(await storyOf(card)).toMatchObject([{ step: 'card.death', on: ON }]);
    expect(checkDatabase(archive.db)).toEqual([]);
    await runJobHere(archive.context, { kind: 'roster.undo', importId });
    expect([file(card).removedAt, diedOn(pension)]).toEqual([expect.any(String), ON]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('or is opened again learns of it', async () => {
    const { card, pension } = both();
    const { id, version } = card;
    const closed = run(() => closeFile(archive.db, archive.act, { id, version, on: ON, reason: '证件遗失' }));
    await dies(pension, 'person.death');
    expect(stateOf(card)).toBe('K1');
    run(() => reopenFile(archive.db, archive.act, id, closed.version));
    expect(stateOf(card)).toBe('K2');
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});
