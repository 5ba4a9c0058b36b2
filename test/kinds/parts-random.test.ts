import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { openHousehold } from '#db/households/write.ts';
import { partProblems } from '#db/life/part-checks.ts';
import { openFile } from '#db/records/acts.ts';
import { getEnvelope } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { stepIn } from '#shared/life/life-cycle.ts';
import { partTypes } from '#shared/life/parts.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';

/** Whatever is done in the parts of a file, and taken back: they stand where the story, read again, leads. */

const CARD = 'discount' as string as RecordKind;
const HOME = 'relief' as string as RecordKind;

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);

function openCard(): number {
  const values = { ...kinds[CARD].empty, name: '李秀英', idNumber: newIdNumber('1950-05-02') };
  const input = recordInput(CARD, values as unknown as Parameters<typeof recordInput>[1]);
  return inTransaction(archive.db, () => openFile(archive.db, archive.act, input)).id;
}

async function openHome(): Promise<number> {
  const members = [{ personId: newMember(archive.db, archive.act, '陈依妹'), relation: HEAD, isMoving: false }];
  const place = { communityId: 1, address: '达明路 3 号', openedOn: '2020-01-01', document: '' };
  const { id } = inTransaction(archive.db, () => openHousehold(archive.db, archive.act, { ...place, members }));
  const values = filePart(kinds[HOME].empty);
  return (
    await ask('records.save', { kind: HOME, id: null, version: 0, values, household: { id, fromOn: '2020-01-01' } })
  ).id;
}

const chosen = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(1, list.length)];

interface Move {
  what: 'step' | 'correct' | 'undo';
  nth: number;
  part: number;
  days: number;
}

async function play(kind: RecordKind, recordId: number, move: Move, begun: number): Promise<void> {
  const { version } = getEnvelope(archive.db, recordId);
  const { parts } = await ask('life.get', { recordId });
  const partId = chosen([null, ...parts.map(({ id }) => id)], move.part) ?? null;
  const life = lifeOf(kind);
  const [, part] = partTypes(life)[0] ?? [];
  if (move.what === 'step') {
    const step = chosen(Object.keys(life.steps), move.nth) ?? '';
    const papers = [{ paper: stepIn(life, step).evidence[0], number: null }];
    const on = `2026-02-${String(move.days + 1).padStart(2, '0')}`;
    // A step that begins a part or is of the file is tried in none most times.
    const at = move.part % 3 === 0 ? null : partId;
    await ask('life.take', { recordId, version, step, on, papers, party: '本人', partId: at });
  } else if (move.what === 'correct') {
    const [field, codes] = Object.entries((partId === null ? life : part)?.stateCodes ?? {})[0] ?? ['', []];
    const states = { [field]: chosen(codes, move.nth) };
    await ask('life.correct', { recordId, version, partId, states, reason: '登记错了' });
  } else {
    const acts = (await ask('commands.list', { noun: 'record', nounId: recordId, limit: 40 })).items;
    const act = chosen(
      acts.filter(({ undoneAt, id }) => undoneAt === null && id > begun),
      move.nth,
    );
    if (act) await ask('commands.undo', { id: act.id });
  }
}

it.each([CARD, HOME])(
  'random steps, corrections and undos leave the parts of a %s where their story leads',
  async (kind) => {
    const move: fc.Arbitrary<Move> = fc.record({
      what: fc.constantFrom('step' as const, 'step' as const, 'step' as const, 'correct' as const, 'undo' as const),
      ...{ nth: fc.nat(60), part: fc.nat(60), days: fc.nat(20) },
    });
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 6, maxLength: 30 }), async (moves) => {
        const recordId = kind === CARD ? openCard() : await openHome();
        const begun = Number(archive.db.prepare('SELECT max(id) FROM command').pluck().get());
        for (const one of moves) {
          try {
            await play(kind, recordId, one, begun);
            reached.add(one.what);
          } catch (error) {
            const { error: told } = error as { error?: { code: string } };
            expect(told?.code, String(error)).toMatch(/^(command|life|input)\./);
            reached.add(told?.code ?? '');
          }
          expect(partProblems(archive.db)).toEqual([]);
        }
        for (const { number } of (await ask('life.get', { recordId })).parts) if (number > 1) reached.add('second');
      }),
      { numRuns: 40, seed: 11 },
    );
    expect(Array.from(reached)).toEqual(expect.arrayContaining(['step', 'correct', 'undo', 'second', 'life.refused']));
    expect(checkDatabase(archive.db)).toEqual([]);
  },
);
