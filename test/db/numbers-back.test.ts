import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { appendLog, verifyLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { keepPrint } from '#db/papers/prints.ts';
import { bringFileBack, openFile, takeFileOut } from '#db/records/acts.ts';
import { listRecords } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { isAppError } from '#shared/errors.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { rosterFile } from '#test/help/rosters.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const serialOf = (number: string): number => Number(number.slice(-5));
const write = <T>(work: () => T): T => inTransaction(archive.db, work);
const open = () => write(() => openFile(archive.db, archive.act, recordInput('retiree', retiree())));
const undo = (id: number | null) => write(() => undoCommand(archive.db, archive.act, id ?? 0));
const undoImport = (importId: number) => runJobHere(archive.context, { kind: 'roster.undo', importId });
const print = (recordId: number) =>
  write(() => keepPrint(archive.db, archive.act, { form: 'retiree-registration', recordId }, 'pdf'));
const exportRoll = () =>
  write(() =>
    appendLog(archive.db, archive.act, { action: 'export', noun: 'payroll', nounId: 0, what: 'payments.export' }),
  );
const importFiles = (count: number) => {
  const lines = Array.from({ length: count }, () => `张伟,${newIdNumber()}`);
  return importRoster(archive, rosterFile('a.csv', ['姓名,身份证号', ...lines].join('\n')));
};
/** The numbers that stand now, with what became of their files. */
const standing = () =>
  archive.db
    .prepare("SELECT id, number, removed_reason AS reason FROM record WHERE number NOT LIKE '撤销-%' ORDER BY number")
    .all() as { id: number; number: string; reason: string | null }[];
const isUndone = (reason: string | null): boolean => reason === '撤销建档' || reason === '撤销导入';

describe('a number that nobody outside has seen', () => {
  it('is given back with the whole tail of the series when an import is undone', async () => {
    const first = open();
    const importId = await importFiles(5);
    await undoImport(importId);
    expect(serialOf(open().number)).toBe(serialOf(first.number) + 1);
    expect(checkDatabase(archive.db)).toEqual([]);
    expect(verifyLog(archive.db)).toEqual([]);
  });

  it('is given back when later files are undone too, in whatever order', () => {
    const [first, second] = [open(), open()];
    undo(first.commandId);
    undo(second.commandId);
    expect(open().number).toBe(first.number);
  });

  it('stays told in the history of the file that had it, which is not brought back', () => {
    const { id, number, commandId } = open();
    undo(commandId);
    const told = archive.db.prepare("SELECT title FROM command WHERE noun = 'record'").pluck().all().join();
    expect(told).toContain(number);
    const again = () => write(() => bringFileBack(archive.db, archive.act, id, 2));
    expect(again).toThrow(expect.objectContaining({ code: 'record.openingUndone' }));
  });

  it('is not given back while a later file stands', () => {
    const first = open();
    const second = open();
    undo(first.commandId);
    expect(serialOf(open().number)).toBe(serialOf(second.number) + 1);
  });
});

describe('a number that was seen outside is never given again', () => {
  it.each([
    ['printed on its form', (id: number) => print(id)],
    ['in a list that was exported', () => exportRoll()],
    [
      'in a roll that was final once',
      (id: number) => {
        const { lastInsertRowid } = archive.db
          .prepare(
            `INSERT INTO payment_roll (uid, month, people, net_fen, added_at, added_by, removed_at)
             VALUES ('roll', '2026-11', 1, 1, @at, @userId, @at)`,
          )
          .run(archive.act);
        archive.db
          .prepare(
            `INSERT INTO payment_line (roll_id, position, record_id, name, base_fen, subsidy_fen, arrears_fen,
               deduction_fen, net_fen) VALUES (?, 1, ?, '张伟', 1, 0, 0, 0, 1)`,
          )
          .run(lastInsertRowid, id);
      },
    ],
    [
      'behind a closed report',
      () =>
        archive.db
          .prepare(
            `INSERT INTO report_close (uid, report, from_on, to_on, place_name, head, content, sha256, closed_at, closed_by)
             VALUES ('close', 'files', '2026-11-01', '2026-11-30', '街道', '{}', '{}', @sha256, @at, @userId)`,
          )
          .run({ ...archive.act, sha256: '0'.repeat(64) }),
    ],
  ])('%s', (_how, show) => {
    const { id, number, commandId } = open();
    show(id);
    undo(commandId);
    expect(serialOf(open().number)).toBe(serialOf(number) + 1);
  });

  it('and neither is one before it, of an import that is undone', async () => {
    const importId = await importFiles(4);
    const third = standing()[2];
    print(third?.id ?? 0);
    await undoImport(importId);
    expect(standing().map(({ number }) => serialOf(number))).toEqual([1, 2, 3]);
    expect(serialOf(open().number)).toBe(4);
  });
});

it('what an undo took out stands in no list, count or facet as voided; what was voided does', async () => {
  const filter = RecordFilter.parse({ kind: 'retiree', isRemoved: true });
  const voided = () =>
    listRecords(archive.db, { filter, sort: 'number', descending: false, offset: 0, limit: 9 }).rows.map(
      ({ number }) => number,
    );
  const kept = open();
  print(open().id);
  undo(archive.db.prepare('SELECT max(id) FROM command').pluck().get() as number);
  await undoImport(await importFiles(3));
  expect([voided(), listFacets(archive.db, 'retiree', null).removed]).toEqual([[], 0]);
  write(() => takeFileOut(archive.db, archive.act, kept.id, 1, '重复建档'));
  expect([voided(), listFacets(archive.db, 'retiree', null).removed]).toEqual([[kept.number], 1]);
});

it('a 户号 is given back the same way', async () => {
  const ask = asking(() => archive);
  const household = async () => {
    const { id } = open();
    const personId = archive.db.prepare('SELECT person_id FROM record WHERE id = ?').pluck().get(id) as number;
    const members = [{ person: { personId }, relation: '02' }];
    await ask('households.open', {
      ...{ communityId: 1, address: '鼓西路 1 号', openedOn: '2026-11-01' },
      ...{ members, document: '' },
    });
    return archive.db.prepare('SELECT number FROM household ORDER BY id DESC').pluck().get() as string;
  };
  const first = await household();
  undo(archive.db.prepare('SELECT max(id) FROM command').pluck().get() as number);
  expect(await household()).toBe(first);
  exportRoll();
  undo(archive.db.prepare('SELECT max(id) FROM command').pluck().get() as number);
  expect(serialOf(await household())).toBe(serialOf(first) + 1);
});

type Step = { act: 'open' | 'import' | 'undo' | 'undoImport' | 'print' | 'export'; pick: number };
const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom<Step['act'][]>('open', 'open', 'import', 'undo', 'undo', 'undoImport', 'print', 'export'),
  pick: fc.nat(9),
});

describe('over any sequence of opening, importing, undoing, printing and exporting', () => {
  it('no number seen outside is given twice, and none is passed over without a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        const old = archive;
        archive = newArchive();
        old.remove();
        const seen = new Map<string, number>();
        const commands: (number | null)[] = [];
        const imports: number[] = [];
        for (const { act, pick } of steps) {
          const files = standing().filter(({ reason }) => !isUndone(reason));
          const known = new Set(standing().map(({ number }) => number));
          const at = <T>(list: readonly T[]): T | undefined => list[pick % Math.max(1, list.length)];
          try {
            if (act === 'open') commands.push(open().commandId);
            if (act === 'import') imports.push(await importFiles(1 + (pick % 3)));
            if (act === 'undo') undo(at(commands) ?? 0);
            if (act === 'undoImport') await undoImport(at(imports) ?? 0);
            const one = at(files);
            if (act === 'print' && one) {
              print(one.id);
              seen.set(one.number, one.id);
            }
            if (act === 'export') {
              exportRoll();
              for (const file of files) seen.set(file.number, file.id);
            }
          } catch (error) {
            // Undone already, or never made: the refusal changes nothing.
            if (!isAppError(error) && !(error as Error).message.includes('no import')) throw error;
          }
          const now = standing();
          for (const { id, number } of now)
            if (!known.has(number) && seen.has(number)) expect(seen.get(number)).toBe(id);
          for (const [number, id] of seen) expect(now.find((one) => one.number === number)?.id).toBe(id);
          // From 1 to the last without a gap; the last one stands because its file does, or because it was seen.
          expect(now.map(({ number }) => serialOf(number))).toEqual(now.map((_one, index) => index + 1));
          const last = now.at(-1);
          if (last && isUndone(last.reason)) expect(seen.has(last.number)).toBe(true);
          const series = archive.db.prepare('SELECT last FROM number_series').pluck().get() ?? 0;
          expect(series).toBe(now.length);
        }
      }),
      { numRuns: 12 },
    );
  });
});
