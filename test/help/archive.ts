import { cpSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Act } from '#db/core/changes.ts';
import { checkDatabase } from '#db/core/check.ts';
import { beginTrust } from '#db/core/clock.ts';
import { createDatabase } from '#db/core/create.ts';
import { verifyLog } from '#db/core/log.ts';
import { inTransaction, type WritableDb } from '#db/core/open.ts';
import { setUpOffice } from '#db/policy/office.ts';
import { proofFindings } from '#db/proof/check.ts';
import { type Context, databaseFile, type OpenArchive, openArchive } from '#electron/archive/core/context.ts';
import { keepOpenedCopies } from '#electron/archive/materials/opened-copies.ts';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import { emptyRetiree, type RetireeValues } from '#shared/records/retiree/fields.ts';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';

/** A real archive in a folder of its own, with the office set up; removed by `remove`. */
export interface TestArchive {
  dir: string;
  db: WritableDb;
  act: Act;
  context: Context;
  events: ArchiveEvent[];
  /** Lets the archive go, so that a program can open it; the folder stays. */
  close: () => void;
  remove: () => void;
  /** The test writes past the program: the archive's check at the end is left out. */
  forge: () => void;
}

const RESERVE = 'reserve.bin';

const folders = new Set<string>();

/** A new folder for a test; what is left of it is taken away when the test file ends. */
export function newFolder(name = 'archive'): string {
  const dir = mkdtempSync(join(tmpdir(), `street-${name}-`));
  folders.add(dir);
  return dir;
}

/** Takes away every folder `newFolder` made: at the end of each test file, however it ended. */
export function removeFolders(): void {
  for (const dir of folders) for (const made of [dir, `${dir}-opened`]) rmSync(made, { recursive: true, force: true });
  folders.clear();
}

let empty: Buffer | null = null;

/**
 * A database of the newest version in which nothing is yet, as the program makes it for a new archive. Made once by each
 * process: going through every step of the schema took four fifths of what a new archive cost.
 */
function emptyDatabase(): Buffer {
  if (empty !== null) return empty;
  const dir = mkdtempSync(join(tmpdir(), 'street-empty-'));
  try {
    createDatabase(databaseFile(dir));
    empty = readFileSync(databaseFile(dir));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return empty;
}

export function newArchive(communities: string[] = ['达明社区', '西洪社区']): TestArchive {
  const dir = newFolder();
  writeFileSync(databaseFile(dir), emptyDatabase());
  const opened = openArchive(dir, false);
  const at = '2026-11-23T08:00:00.000Z';
  const user = inTransaction(opened.db, () => {
    // The steps were gone through by the clock of whichever test came first; here it was this one's.
    opened.db.prepare('UPDATE schema_step SET applied_at = ?').run(new Date().toISOString());
    // Whatever the day on which the tests run: a program that opens this archive has no reason to doubt its clock.
    beginTrust(opened.db, new Date().toISOString());
    return setUpOffice(
      opened.db,
      {
        name: '鼓西街道社会保障事务所',
        areaCode: '350102005000',
        communities: communities.map((name) => ({ name, code: null })),
        userName: '林经办',
      },
      at,
      'window',
    );
  });
  return archiveIn(dir, opened, user.id);
}

/** A copy of an archive that is closed, as its first user finds it: cheaper than a new one. */
export function copyOfArchive(of: Pick<TestArchive, 'dir'>): TestArchive {
  const dir = newFolder();
  for (const name of readdirSync(of.dir)) {
    const [from, to] = [join(of.dir, name), join(dir, name)];
    // Eight megabytes nobody writes into: the program only makes the reserve or takes it away as a whole.
    if (name === RESERVE) linkSync(from, to);
    else cpSync(from, to, { recursive: true });
  }
  return archiveIn(dir, openArchive(dir, false), 1);
}

function archiveIn(dir: string, { db, close }: OpenArchive, userId: number): TestArchive {
  const at = '2026-11-23T08:00:00.000Z';
  let isForged = false;
  const events: ArchiveEvent[] = [];
  const context: Context = {
    dir,
    db,
    origin: 'window',
    emit: (event) => events.push(event),
    jobs: {
      start: () => {
        throw new Error('no threads in this test');
      },
      cancel: () => false,
      withProgress: (job) => job,
      stop: () => Promise.resolve(),
    },
    printSheet: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 test')),
    opened: keepOpenedCopies(`${dir}-opened`),
    // Half a second and 128 MB for each password, and more for a passphrase, say nothing of an act that stores one.
    secretCost: { password: 2, passphraseLog: 1 },
  };
  return {
    dir,
    db,
    act: { userId, at, origin: 'window', importId: null },
    context,
    events,
    close,
    remove: () => {
      const wrong =
        isForged || !db.open
          ? []
          : [...checkDatabase(db), ...verifyLog(db), ...proofFindings(db)].filter(
              // Rows that a test wrote by SQL to set its scene, past every act, are rightly found.
              ({ code }) => !code.startsWith('value-'),
            );
      close();
      for (const made of [dir, `${dir}-opened`]) rmSync(made, { recursive: true, force: true });
      // Whatever acts a test performed, they leave an archive whose check is clean.
      if (wrong.length > 0)
        throw new Error(`the check is not clean: ${wrong.map(({ message }) => message).join('\n')}`);
    },
    forge: () => {
      isForged = true;
    },
  };
}

let serial = 0;

/** The number behind a series of this year: TX2026-00001, JT2026-00003. */
export function numberOfYear(series: 'TX' | 'JT', nth: number): string {
  return `${series}${new Date().getFullYear()}-${String(nth).padStart(5, '0')}`;
}

/** Begins the invented numbers anew: a test file sees the same ones whatever ran before it. */
export function beginNumbers(): void {
  serial = 0;
}

/** A valid, invented ID number; each call gives another one. */
export function newIdNumber(birthOn = '1952-03-04', gender: '1' | '2' = '1'): string {
  serial += 1;
  const area = String(350102 + Math.floor(serial / 400));
  const order = ((serial % 400) * 2 + (gender === '1' ? 1 : 2)) % 1000;
  const body = `${area}${birthOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  return body + idNumberCheckDigit(body);
}

/** The values of an invented retiree, with what the test cares about laid over. */
export function retiree(values: Partial<RetireeValues> = {}): RetireeValues {
  return { ...emptyRetiree, name: '张伟', idNumber: newIdNumber(), ...values };
}
