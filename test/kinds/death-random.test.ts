import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { deathProblems } from '#db/life/death-check.ts';
import { openFile } from '#db/records/acts.ts';
import { getPersonFile } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';

/** Whatever is done with the files of one person, of two kinds, and taken back: they and the person tell one death, or none. */

const CARD = 'discount' as string as RecordKind;
const ON = '2026-11-20';
const name = '李秀英';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const file = (id: number) => getPersonFile(archive.db, id);
const open = (kind: RecordKind, idNumber: string) =>
  inTransaction(archive.db, () => {
    const card = { ...kinds[CARD].empty, name, idNumber } as unknown as Parameters<typeof recordInput>[1];
    const values = kind === CARD ? card : retiree({ name, idNumber, management: 'M1' });
    return openFile(archive.db, archive.act, recordInput(kind, values)).id;
  });
const take = (recordId: number, step: string, paper: string, on = ON) => {
  const papers = [{ paper, number: null }];
  return ask('life.take', { recordId, version: file(recordId).version, step, on, papers });
};
const correct = (recordId: number, states: object) =>
  ask('life.correct', { recordId, version: file(recordId).version, states, reason: '登记错了' });

interface Files {
  idNumber: string;
  ids: number[];
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
const close = (id: number) => ask('records.close', { id, version: file(id).version, on: '2026-11-23', reason: '收回' });

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
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 18 }), async (acts) => {
      const idNumber = newIdNumber('1950-05-02');
      const files = { idNumber, ids: [open('retiree', idNumber), open(CARD, idNumber)] };
      const begun = Number(archive.db.prepare('SELECT max(id) FROM command').pluck().get());
      const personId = file(files.ids[0] ?? 0).personId;
      for (const one of acts) {
        if ('move' in one) await refusedOnly(() => moves[one.move]?.(files));
        else {
          const ids = standing.pluck().all(JSON.stringify(files.ids), begun) as number[];
          const id = ids[one.undo % Math.max(1, ids.length)];
          if (id !== undefined) await refusedOnly(() => ask('commands.undo', { id }));
        }
        expect(deathProblems(archive.db, [personId])).toEqual([]);
      }
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(checkDatabase(archive.db)).toEqual([]);
});
