import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { keepCommand, listCommands } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { diedOnOf } from '#db/life/death.ts';
import { getEnvelope, getPersonFile, touch } from '#db/records/records.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/** Death is a fact of the person: it stays known whatever becomes of the file in which it was registered. */

const archive = archiveOn('2026-10-20T08:00:00Z');
const { ask, open, step, roll, undo } = payDesk(() => archive);

const DIED = '2026-10-05';
const dies = ({ id }: Paid) => step(id, 'person.death', DIED, 'death-certificate');
const file = ({ id }: Paid) => getPersonFile(archive.db, id);
const versionOf = (person: Paid) => file(person).version;
const personOf = (person: Paid) => file(person).personId;
const diedOn = (person: Paid) => diedOnOf(archive.db, personOf(person));
const voids = async (person: Paid) =>
  ask('records.remove', { id: person.id, version: versionOf(person), reason: '重复建档' });
/** A file that is out of use is put out of use once more, as earlier programs let it. */
const voidsAgain = ({ id }: Paid) =>
  inTransaction(archive.db, () => {
    const act = { ...archive.act, at: new Date().toISOString() };
    return keepCommand(archive.db, act, { name: 'records.remove', title: '作废', noun: 'record', nounId: id }, () =>
      touch(archive.db, act, getEnvelope(archive.db, id), { removedAt: act.at, removedReason: '重复建档' }),
    );
  });
const corrects = (person: Paid, states: object) =>
  ask('life.correct', { recordId: person.id, version: versionOf(person), reason: '登记错了', states });
const lastAct = (person: Paid) => listCommands(archive.db, 'record', person.id, 1)[0]?.id ?? 0;
const statesOf = async ({ id }: Paid) => (await ask('life.get', { recordId: id })).states;

describe('a file that is put out of use as a mistake', () => {
  it('does not forget that its person died: a new retiree’s file is dead from the start, and no roll pays it', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const person = await open({ idNumber, name: '陈桂英' });
    await dies(person);
    await voids(person);
    expect(diedOn(person)).toBe(DIED);
    const again = await open({ idNumber, name: '陈桂英' });
    expect(file(again)).toMatchObject({ diedOn: DIED, values: { management: 'M5', benefitState: 'B4' } });
    const living = await open();
    const { lines } = await roll('2026-11');
    expect(lines.map(({ recordId }) => recordId)).toContain(living.id);
    expect(lines.map(({ recordId }) => recordId)).not.toContain(again.id);
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo(lastAct(again));
    expect(diedOn(person)).toBe(DIED);
  });

  it('and comes back tells the same death, and one that lived comes back dead', async () => {
    const person = await open();
    await dies(person);
    const gone = await voids(person);
    await ask('records.restore', { id: person.id, version: gone.version });
    expect([diedOn(person), (await statesOf(person)).management]).toEqual([DIED, 'M5']);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('a roster that brings somebody whose death is known', () => {
  it('with a retirement after it has that line refused by itself, and takes the others in', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const person = await open({ idNumber, name: '陈桂英' });
    await dies(person);
    await voids(person);
    const path = join(archive.dir, '花名册.csv');
    const living = newIdNumber('1951-03-01');
    const lines = (month: string) =>
      `\uFEFF姓名,身份证号,退休时间\n陈桂英,${idNumber},${month}\n高建国,${living},2011-03\n`;
    writeFileSync(path, lines('2026-11'));
    const importId = await importRoster(archive, path);
    const { rows } = await ask('imports.rows', { id: importId });
    expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'created']);
    expect(rows[0]).toMatchObject({ field: '退休（职）时间', message: expect.stringContaining(`登记 ${DIED} 死亡`) });
    writeFileSync(path, lines('2010-05'));
    await importRoster(archive, path);
    expect(diedOn(person)).toBe(DIED);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('a death that is taken back', () => {
  it('is nobody’s any more, by an undo and by a correction of states, and comes back with what took it away', async () => {
    const person = await open();
    const death = await dies(person);
    await undo(death.commandId);
    expect(diedOn(person)).toBeNull();
    await dies(person);
    const corrected = await corrects(person, { management: 'M1', benefitState: 'B1' });
    expect(diedOn(person)).toBeNull();
    const back = await corrects(person, { management: 'M5', benefitState: 'B4' });
    expect(diedOn(person)).toBe(DIED);
    await undo(back.commandId);
    expect(diedOn(person)).toBeNull();
    await undo(corrected.commandId);
    expect(diedOn(person)).toBe(DIED);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('stays while a new file of the person tells it', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const person = await open({ idNumber, name: '陈桂英' });
    const death = await dies(person);
    await voids(person);
    const again = await open({ idNumber, name: '陈桂英' });
    expect(await refused(undo(death.commandId))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: expect.stringMatching(/^建档：陈桂英/) } },
    });
    expect(diedOn(again)).toBe(DIED);
  });
});

describe('people who are one', () => {
  it('die once: the death comes along with the file that stays, and goes back with the undo', async () => {
    const [kept, gone] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
    const [keptId, goneId] = [personOf(kept), personOf(gone)];
    await dies(gone);
    await ask('people.merge', { keptId, goneId, keptRecordIds: [gone.id] });
    expect(diedOnOf(archive.db, keptId)).toBe(DIED);
    await undo(listCommands(archive.db, 'person', keptId, 1)[0]?.id ?? 0);
    expect([diedOnOf(archive.db, keptId), diedOnOf(archive.db, goneId)]).toEqual([null, DIED]);
  });

  it('who are both dead on one day keep one death, and part with both', async () => {
    const [kept, gone] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
    const [keptId, goneId] = [personOf(kept), personOf(gone)];
    for (const one of [kept, gone]) await dies(one);
    await ask('people.merge', { keptId, goneId, keptRecordIds: [kept.id] });
    expect(diedOnOf(archive.db, keptId)).toBe(DIED);
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo(listCommands(archive.db, 'person', keptId, 1)[0]?.id ?? 0);
    expect([diedOnOf(archive.db, keptId), diedOnOf(archive.db, goneId)]).toEqual([DIED, DIED]);
  });
});

describe('a death that was taken back before', () => {
  it.each(['kept', 'gone'] as const)(
    'does not stand in the way of taking a merge back: the file that told it is %s',
    async (which) => {
      const [kept, gone] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
      const [keptId, goneId] = [personOf(kept), personOf(gone)];
      await dies(gone);
      await corrects(gone, { management: 'M1', benefitState: 'B1' });
      await ask('people.merge', { keptId, goneId, keptRecordIds: [which === 'kept' ? gone.id : kept.id] });
      await undo(listCommands(archive.db, 'person', keptId, 1)[0]?.id ?? 0);
      expect([personOf(kept), personOf(gone)]).toEqual([keptId, goneId]);
      expect(checkDatabase(archive.db)).toEqual([]);
    },
  );
});

describe('a file that says 死亡注销 without the step', () => {
  const asOld = { management: 'M5', benefitState: 'B4' } as const;

  it('is opened and brought back for somebody whose death another file told', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const old = await open({ idNumber, name: '陈桂英', ...asOld });
    await voids(old);
    const person = await open({ idNumber, name: '陈桂英' });
    await dies(person);
    await voids(person);
    await ask('records.restore', { id: old.id, version: versionOf(old) });
    expect([diedOn(old), (await statesOf(old)).management]).toEqual([DIED, 'M5']);
    await voids(old);
    const again = await open({ idNumber, name: '陈桂英', ...asOld });
    expect([diedOn(again), (await statesOf(again)).management]).toEqual([DIED, 'M5']);
    expect((await roll('2026-11')).lines).toEqual([]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('the check', () => {
  it('finds a person whose death and file tell two things', async () => {
    const person = await open();
    await dies(person);
    archive.forge();
    archive.db.prepare("UPDATE person_death SET died_on = '2026-10-06'").run();
    const said = checkDatabase(archive.db).map(({ message }) => message);
    expect(said).toEqual([
      expect.stringMatching(/登记了 2026-10-05 死亡，人员的登记与它不一致$/),
      expect.stringMatching(/的死亡登记与办理它的那一步不一致$/),
    ]);
    archive.db.prepare('UPDATE person_death SET removed_at = added_at').run();
    expect(checkDatabase(archive.db)).toHaveLength(1);
  });
});

// What step 0700 makes of deaths that stood in their files alone.
const migration = readFileSync(join(import.meta.dirname, '../../db/migrations/0700-person-death.sql'), 'utf8');
const BACKFILL = migration.slice(migration.indexOf('INSERT INTO person_death'));

/** The archive as an earlier program would have written it, and the upgrade left it: no act knows of a person's death. */
function asBefore(): void {
  archive.forge();
  archive.db.exec(`DELETE FROM command_row WHERE table_name = 'person_death'; DELETE FROM person_death; ${BACKFILL}`);
}

describe('acts made before the upgrade', () => {
  it('a death, its correction and the correction of that are taken back with what they told of the person', async () => {
    const person = await open();
    const acts = [
      await dies(person),
      await corrects(person, { management: 'M1', benefitState: 'B1' }),
      await corrects(person, { management: 'M5', benefitState: 'B4' }),
    ];
    asBefore();
    const days = [DIED, null, DIED, null];
    for (const [index, day] of days.entries()) {
      expect(diedOn(person), `${index}`).toBe(day);
      const act = acts.at(-1 - index);
      if (act) await undo(act.commandId);
    }
    expect((await statesOf(person)).management).toBe('M1');
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('a file put out of use with its death comes back with it', async () => {
    const person = await open();
    await dies(person);
    const gone = await voids(person);
    asBefore();
    expect(diedOn(person)).toBeNull();
    await undo(gone.commandId);
    expect(diedOn(person)).toBe(DIED);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('a file put out of use twice comes back with its death', async () => {
    const person = await open();
    await dies(person);
    const first = await voids(person);
    vi.setSystemTime(new Date('2026-10-20T09:00:00Z'));
    const second = voidsAgain(person);
    asBefore();
    for (const { commandId } of [second, first]) await undo(commandId);
    expect(diedOn(person)).toBe(DIED);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it.each(['kept', 'gone', 'both'] as const)('a merge parts two people of whom %s died', async (who) => {
    const [kept, gone] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
    const [keptId, goneId] = [personOf(kept), personOf(gone)];
    if (who !== 'gone') await dies(kept);
    if (who !== 'kept') await dies(gone);
    const stays = who === 'gone' ? gone : kept;
    await ask('people.merge', { keptId, goneId, keptRecordIds: [stays.id] });
    asBefore();
    expect(diedOnOf(archive.db, keptId)).toBe(DIED);
    await undo(listCommands(archive.db, 'person', keptId, 1)[0]?.id ?? 0);
    const expected = [who === 'gone' ? null : DIED, who === 'kept' ? null : DIED];
    expect([diedOnOf(archive.db, keptId), diedOnOf(archive.db, goneId)]).toEqual(expected);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});
