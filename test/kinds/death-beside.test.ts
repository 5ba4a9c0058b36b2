import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { openFile } from '#db/records/acts.ts';
import { getPersonFile, getRecord } from '#db/records/records.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { recordInput } from '#electron/archive/records.ts';
import { deathPapers } from '#shared/life/death-papers.ts';
import { stepIn } from '#shared/life/life-cycle.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { allLives } from '#shared/registers/life.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';

/** A death reaches the files in which the person stands beside the subject: what follows there each kind says by role. */

const CARD = 'discount' as string as RecordKind;
const CANTEEN = 'canteen' as string as RecordKind;
const ON = '2026-06-07';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const undo = (id: number | null) => ask('commands.undo', { id });
const clean = () => expect(checkDatabase(archive.db)).toEqual([]);
const opened = (kind: RecordKind, values: object) =>
  inTransaction(archive.db, () => {
    const all = { ...kinds[kind].empty, ...values } as unknown as Parameters<typeof recordInput>[1];
    return openFile(archive.db, archive.act, recordInput(kind, all)).id;
  });
const pensioner = () =>
  opened('retiree', retiree({ name: '李秀英', idNumber: newIdNumber('1950-05-02'), management: 'M1' }));
const ward = () => opened(CARD, { name: '王小妹', idNumber: newIdNumber('2014-05-02') });

async function canteen(): Promise<number> {
  const keeper = { organisationId: null, personId: newMember(archive.db, archive.act, '林玉花') };
  const values = { name: '达明长者食堂', communityId: 1, address: '达明路 3 号', phone: null, remark: null, ...keeper };
  const { id } = await ask('outlets.save', { id: null, version: 0, values });
  const file = { kind: CANTEEN, id: null, version: 0, values: filePart(kinds[CANTEEN].empty), outlet: { id } };
  return (await ask('records.save', file)).id;
}

const versionOf = (id: number) => getRecord(archive.db, id).version;
const stand = (recordId: number, personId: number, role: string, fromOn = '2026-03-01') =>
  ask('records.addPerson', { recordId, version: versionOf(recordId), personId, role, fromOn, toOn: null });
const dies = (recordId: number, on = ON) =>
  ask('life.take', {
    ...{ recordId, version: versionOf(recordId), step: 'person.death', on },
    papers: [{ paper: 'court-judgment', number: '民特 8' }],
  });
const beside = async (recordId: number) =>
  (await ask('records.people', { recordId })).items.map(({ role, fromOn, toOn }) => [role, fromOn, toOn]);
const steps = async (recordId: number) => (await ask('life.get', { recordId })).story.map(({ step, on }) => [step, on]);

/** A pensioner who works in a canteen, heads it, and is the guardian of a card's holder. */
async function standing() {
  const pension = pensioner();
  const { personId } = getPersonFile(archive.db, pension);
  const [kitchen, card] = [await canteen(), ward()];
  await stand(kitchen, personId, 'staff');
  await stand(kitchen, personId, 'manager');
  await stand(card, personId, 'guardian');
  return { pension, personId, kitchen, card };
}

it.each(allLives)(
  '%s: what follows a death beside its subject is a step that takes every proof of it',
  (kind, life) => {
    const { people } = kinds[kind];
    const states = Object.fromEntries(Object.entries(life.stateCodes).map(([field, [first = '']]) => [field, first]));
    for (const role of people === 'none' ? [] : Object.keys(people)) {
      const { step } = life.onDeathBeside(role, states);
      if (step === null) continue;
      expect(stepIn(life, step).evidence).toEqual(expect.arrayContaining(Object.keys(deathPapers)));
      expect(stepIn(life, step).asks).toEqual([]);
    }
  },
);

describe('a death of somebody who stands beside subjects', () => {
  it('is shown before it is confirmed, ends roles, takes the steps of the kinds, and one undo takes all back', async () => {
    const { pension, kitchen, card } = await standing();
    const numbers = [kitchen, card].map((id) => getRecord(archive.db, id).number);
    expect(await ask('life.deathReach', { recordId: pension })).toEqual({
      files: [
        {
          ...{ recordId: kitchen, kind: CANTEEN, number: numbers[0], isReached: true },
          told: '工作人员登记到死亡之日为止；负责人登记到死亡之日为止；负责人死亡',
        },
        { recordId: card, kind: CARD, number: numbers[1], isReached: true, told: '监护人死亡，注销' },
      ],
      ...{ parts: [], elsewhere: 0 },
    });
    const before = [await beside(kitchen), await beside(card)];
    const { commandId } = await dies(pension);
    expect(await beside(kitchen)).toEqual([
      ['staff', '2026-03-01', ON],
      ['manager', '2026-03-01', ON],
    ]);
    expect(await beside(card)).toEqual([['guardian', '2026-03-01', null]]);
    expect(await steps(kitchen)).toEqual([['canteen.headless', ON]]);
    expect(await steps(card)).toEqual([['card.unguarded', ON]]);
    expect((await ask('life.due', {})).items.map(({ label }) => label)).toContain('另定负责人');
    const { items } = await ask('records.history', { id: kitchen });
    expect(items[0]?.note).toBe(
      `李秀英于 ${ON} 死亡，工作人员登记到死亡之日为止；负责人登记到死亡之日为止；负责人死亡`,
    );
    clean();
    await undo(commandId);
    expect([await beside(kitchen), await beside(card)]).toEqual(before);
    expect([await steps(kitchen), await steps(card)]).toEqual([[], []]);
    clean();
  });

  it('that is put right goes back in all of them, and the correction is taken back whole', async () => {
    const { pension, kitchen, card } = await standing();
    const before = [await beside(kitchen), await beside(card)];
    await dies(pension);
    const told = [await beside(kitchen), await beside(card)];
    const { commandId } = await ask('life.correct', {
      ...{ recordId: pension, version: versionOf(pension), reason: '登记错了' },
      states: { management: 'M1', benefitState: 'B1' },
    });
    expect([await beside(kitchen), await beside(card)]).toEqual(before);
    expect(await steps(kitchen)).toEqual([]);
    expect((await ask('life.due', {})).items.map(({ label }) => label)).not.toContain('另定负责人');
    expect((await ask('life.get', { recordId: card })).states).toEqual({ cardState: 'K1' });
    clean();
    await undo(commandId);
    expect([await beside(kitchen), await beside(card)]).toEqual(told);
    expect((await ask('life.get', { recordId: card })).states).toEqual({ cardState: 'K2' });
    clean();
  });

  it('before the day on which they came there is refused, with the file and the day', async () => {
    const { pension, kitchen } = await standing();
    const error = await refused(dies(pension, '2026-02-28'));
    expect(error).toMatchObject({
      code: 'life.refusedElsewhere',
      params: {
        name: '李秀英',
        number: getRecord(archive.db, kitchen).number,
        why: expect.stringContaining('2026-03-01 起'),
      },
    });
    clean();
  });

  it('on the day on which they came counts them for that day', async () => {
    const { pension, kitchen } = await standing();
    await dies(pension, '2026-03-01');
    expect(await beside(kitchen)).toEqual([
      ['staff', '2026-03-01', '2026-03-02'],
      ['manager', '2026-03-01', '2026-03-02'],
    ]);
    clean();
  });
});

describe('a file that learns of it later', () => {
  it('is told as somebody is entered after their death, and none is entered from a day after it', async () => {
    const pension = pensioner();
    const { personId } = getPersonFile(archive.db, pension);
    const kitchen = await canteen();
    await dies(pension);
    expect((await refused(stand(kitchen, personId, 'staff', '2026-06-08'))).code).toBe('life.refusedElsewhere');
    await stand(kitchen, personId, 'manager');
    expect(await beside(kitchen)).toEqual([['manager', '2026-03-01', ON]]);
    expect(await steps(kitchen)).toEqual([['canteen.headless', ON]]);
    clean();
  });

  it('is told as it is opened again, and its closing is not taken back past the death', async () => {
    const { pension, kitchen } = await standing();
    const closed = await ask('records.close', {
      ...{ id: kitchen, version: versionOf(kitchen), on: '2026-06-01', reason: '停业' },
    });
    await dies(pension);
    expect(await beside(kitchen)).toMatchObject([{ 2: null }, { 2: null }]);
    expect(await refused(undo(closed.commandId))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: expect.stringContaining('死亡登记') } },
    });
    await ask('records.reopen', { id: kitchen, version: versionOf(kitchen) });
    expect(await beside(kitchen)).toMatchObject([{ 2: ON }, { 2: ON }]);
    clean();
  });

  it('does not let the dead stand there again', async () => {
    const { pension, kitchen } = await standing();
    await dies(pension);
    const [row] = (await ask('records.people', { recordId: kitchen })).items;
    const again = ask('records.endPerson', { id: row?.id, version: versionOf(kitchen), toOn: null });
    expect((await refused(again)).params).toMatchObject({
      fields: { toOn: expect.stringContaining(`已于 ${ON} 死亡`) },
    });
  });

  it('is told where the card of the dead and that of who stands there become one', async () => {
    const pension = pensioner();
    const { personId: keptId } = getPersonFile(archive.db, pension);
    const goneId = newMember(archive.db, archive.act, '李秀瑛');
    const kitchen = await canteen();
    await stand(kitchen, goneId, 'staff');
    await dies(pension);
    await ask('people.merge', { keptId, goneId, keptRecordIds: [] });
    expect(await beside(kitchen)).toEqual([['staff', '2026-03-01', ON]]);
    clean();
    const { items } = await ask('commands.list', { noun: 'person', nounId: keptId });
    await undo(items[0]?.id ?? null);
    expect(await beside(kitchen)).toEqual([['staff', '2026-03-01', null]]);
    clean();
  });
});

it('a clerk who sees one kind alone is told of the others as a number, and they take what follows', async () => {
  const { pension, kitchen } = await standing();
  archive.db.exec("UPDATE user SET password_hash = 'scrypt$1$1$1$x$x'");
  const id = inTransaction(archive.db, () =>
    saveUser(archive.db, archive.act, {
      ...{ id: null, name: '王经办', role: 'administrator', passwordHash: 'scrypt$1$1$1$x$x', isDisabled: false },
      scope: { kinds: ['retiree'], communityIds: null, hasUnassigned: true },
    }),
  );
  setCurrentUser(archive.context, id);
  expect(await ask('life.deathReach', { recordId: pension })).toEqual({ files: [], parts: [], elsewhere: 2 });
  expect(await refused(dies(pension, '2026-02-28'))).toMatchObject({
    ...{ code: 'life.refusedElsewhere', params: { number: null, why: null } },
  });
  const { commandId } = await dies(pension);
  expect(getRecord(archive.db, kitchen).version).toBeGreaterThan(1);
  await undo(commandId);
  clean();
});

it('the check finds who stands somewhere after a death', async () => {
  const { pension, kitchen } = await standing();
  await dies(pension);
  clean();
  archive.forge();
  archive.db.exec(`UPDATE record_beside SET to_on = NULL WHERE record_id = ${kitchen} AND role = 'staff'`);
  const told = () => checkDatabase(archive.db).filter(({ code }) => code === 'death-wrong');
  expect(told().map(({ message }) => message)).toEqual([
    `档案 ${getRecord(archive.db, kitchen).number} 的相关人员李秀英 ${ON} 死亡，档案还按在世办理`,
  ]);
  archive.db.exec(`UPDATE person_death SET removed_at = '2026-06-09T00:00:00Z'`);
  expect(told().map(({ message }) => message)).toContainEqual(expect.stringContaining('按一次已经更正的死亡登记过'));
});
