import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { deathProblems } from '#db/life/death-check.ts';
import { openFile } from '#db/records/acts.ts';
import { getPersonFile, getRecord } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';

/**
 * Whatever is done with the files of one person, of two kinds, and those beside whose subject the person stands, and taken back:
 * they and the person tell one death, or none.
 */

const CARD = 'discount' as string as RecordKind;
const CANTEEN = 'canteen' as string as RecordKind;
const ON = '2026-11-20';
const name = '李秀英';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const file = (id: number) => getPersonFile(archive.db, id);
const versionOf = (id: number) => getRecord(archive.db, id).version;
async function canteen(): Promise<number> {
  const keeper = { organisationId: null, personId: newMember(archive.db, archive.act, '林玉花') };
  const address = `达明路 ${newIdNumber()} 号`;
  const values = { name: '长者食堂', communityId: 1, address, phone: null, remark: null, ...keeper };
  const { id } = await ask('outlets.save', { id: null, version: 0, values });
  const input = { kind: CANTEEN, id: null, version: 0, values: filePart(kinds[CANTEEN].empty), outlet: { id } };
  return (await ask('records.save', input)).id;
}
const open = (kind: RecordKind, idNumber: string) =>
  inTransaction(archive.db, () => {
    const card = { ...kinds[CARD].empty, name, idNumber } as unknown as Parameters<typeof recordInput>[1];
    const values = kind === CARD ? card : retiree({ name, idNumber, management: 'M1' });
    return openFile(archive.db, archive.act, recordInput(kind, values)).id;
  });
const take = (recordId: number, step: string, paper: string, on = ON) => {
  const papers = [{ paper, number: null }];
  return ask('life.take', { recordId, version: versionOf(recordId), step, on, papers });
};
const correct = (recordId: number, states: object) =>
  ask('life.correct', { recordId, version: versionOf(recordId), states, reason: '登记错了' });

interface Files {
  idNumber: string;
  ids: number[];
  /** A canteen in which the person may work, and the card of a child whose guardian the person may be. */
  beside: { kitchen: number; ward: number };
}
const lastOf = ({ ids }: Files, kind: RecordKind): number => ids.filter((id) => file(id).kind === kind).at(-1) ?? 0;
const ofFile = async (
  files: Files,
  kind: RecordKind,
  call: 'records.remove' | 'records.restore' | 'records.reopen',
) => {
  const id = lastOf(files, kind);
  const { version } = file(id);
  await ask(call, { id, version, ...(call === 'records.remove' ? { reason: '重复建档' } : {}) });
};
const close = (id: number) => ask('records.close', { id, version: versionOf(id), on: '2026-11-23', reason: '收回' });

const stand = (files: Files, recordId: number, role: string, fromOn: string) =>
  ask('records.addPerson', {
    ...{ recordId, version: versionOf(recordId), personId: file(files.ids[0] ?? 0).personId, role, fromOn, toOn: null },
  });
const ofRow = async (recordId: number, work: (row: { id: number; version: number }) => unknown) => {
  const [row] = (await ask('records.people', { recordId })).items;
  if (row) await work({ id: row.id, version: versionOf(recordId) });
};

const moves: readonly ((files: Files) => unknown)[] = [
  (files) => take(lastOf(files, 'retiree'), 'person.death', 'death-certificate'),
  (files) => take(lastOf(files, CARD), 'card.death', 'court-judgment'),
  (files) => take(lastOf(files, CARD), 'card.death', 'court-judgment', '2026-11-21'),
  (files) => take(lastOf(files, CARD), 'card.cancel', 'application'),
  (files) => correct(lastOf(files, CARD), { cardState: 'K1' }),
  (files) => correct(lastOf(files, CARD), { cardState: 'K2' }),
  (files) => correct(lastOf(files, 'retiree'), { management: 'M1', benefitState: 'B1' }),
  (files) => correct(lastOf(files, 'retiree'), { management: 'M5', benefitState: 'B4' }),
  (files) => files.ids.push(open(CARD, files.idNumber)),
  (files) => files.ids.push(open('retiree', files.idNumber)),
  (files) => close(lastOf(files, CARD)),
  (files) => ofFile(files, CARD, 'records.reopen'),
  (files) => ofFile(files, CARD, 'records.remove'),
  (files) => ofFile(files, CARD, 'records.restore'),
  (files) => ofFile(files, 'retiree', 'records.remove'),
  (files) => ofFile(files, 'retiree', 'records.restore'),
  (files) => stand(files, files.beside.kitchen, 'staff', '2026-03-01'),
  (files) => stand(files, files.beside.kitchen, 'manager', ON),
  (files) => stand(files, files.beside.ward, 'guardian', '2026-03-01'),
  ({ beside }) => ofRow(beside.kitchen, (row) => ask('records.endPerson', { ...row, toOn: '2026-11-21' })),
  ({ beside }) => ofRow(beside.kitchen, (row) => ask('records.endPerson', { ...row, toOn: null })),
  ({ beside }) => ofRow(beside.ward, (row) => ask('records.removePerson', row)),
  ({ beside }) => close(beside.kitchen),
  ({ beside }) => ask('records.reopen', { id: beside.kitchen, version: versionOf(beside.kitchen) }),
  ({ beside }) => take(beside.ward, 'card.cancel', 'application'),
  ({ beside }) => correct(beside.ward, { cardState: 'K1' }),
];

async function refusedOnly(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { error: told, code } = error as { error?: { code: string }; code?: string };
    expect(told?.code ?? code, String(error)).toMatch(/^(command|life|input|record|person)\./);
  }
}

it('random acts and undos leave files of two kinds that tell the death of their person', async () => {
  const act = fc.oneof(fc.record({ move: fc.nat(moves.length - 1) }), fc.record({ undo: fc.nat(12) }));
  const standing = archive.db.prepare(
    `SELECT DISTINCT c.id FROM command c JOIN command_row w ON w.command_id = c.id AND w.table_name = 'record'
     WHERE c.undone_at IS NULL AND w.row_id IN (SELECT value FROM json_each(?)) AND c.id > ? ORDER BY c.id DESC LIMIT 12`,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
      const idNumber = newIdNumber('1950-05-02');
      const beside = { kitchen: await canteen(), ward: open(CARD, newIdNumber('2014-05-02')) };
      const files = { idNumber, ids: [open('retiree', idNumber), open(CARD, idNumber)], beside };
      const begun = Number(archive.db.prepare('SELECT max(id) FROM command').pluck().get());
      const personId = file(files.ids[0] ?? 0).personId;
      for (const one of acts) {
        if ('move' in one) await refusedOnly(() => moves[one.move]?.(files));
        else {
          const ids = standing.pluck().all(JSON.stringify([...files.ids, ...Object.values(beside)]), begun) as number[];
          const id = ids[one.undo % Math.max(1, ids.length)];
          if (id !== undefined) await refusedOnly(() => ask('commands.undo', { id }));
        }
        expect(deathProblems(archive.db, [personId])).toEqual([]);
      }
    }),
    { numRuns: 80, seed: 7 },
  );
  expect(checkDatabase(archive.db)).toEqual([]);
});
