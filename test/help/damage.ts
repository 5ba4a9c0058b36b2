import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { bindingOption, inTransaction } from '#db/core/open.ts';
import { createRecord } from '#db/records/records.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { databaseFile, openArchive, readArchive } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { keepOpenedCopies } from '#electron/archive/materials/opened-copies.ts';
import { recordInput } from '#electron/archive/records.ts';
import { type SalvageOutcome, salvageInto } from '#electron/archive/salvage/salvage.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newArchive, newFolder, newIdNumber, retiree } from './archive.ts';
import { fillArchive } from './backup.ts';

/** What befalls the folder of an archive, by a seed; and what is promised of it all the same. */

const PEOPLE = 60;
const ASKED = 25;
const PAGE = 4096;

export interface Whole {
  /** The closed archive, and the same with its last acts still in the write-ahead log. */
  closed: string;
  open: string;
  /** Every person as they were: id to name and number. */
  people: Map<number, string>;
  remove: () => void;
}

/** An archive of 63 people with amounts, accounts, materials, a final roll of the month and a history. */
export async function prepareWhole(): Promise<Whole> {
  const archive = newArchive();
  await fillArchive(archive);
  inTransaction(archive.db, () => {
    for (let index = 0; index < PEOPLE; index += 1)
      createRecord(archive.db, archive.act, recordInput('retiree', person(index)));
  });
  archive.db.pragma('wal_checkpoint(TRUNCATE)');
  const month = new Date().toISOString().slice(0, 7);
  const roll = await ask(archive.context, 'payments.roll', { month, limit: 200 });
  await ask(archive.context, 'payments.finalise', { month, digest: roll.digest });
  for (let id = 1; id <= 5; id += 1) await ask(archive.context, 'people.get', { id });
  const folder = newFolder('whole');
  const [open, closed] = [join(folder, 'open'), join(folder, 'closed')];
  copyArchive(archive.dir, open);
  const people = peopleIn(archive.dir);
  archive.close();
  copyArchive(archive.dir, closed);
  archive.remove();
  return { open, closed, people, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Damaged {
  /** Whether rows may be older than they were, since what came last is gone. */
  isOlder?: boolean;
  /** Whether nothing of the database is left. */
  isGone?: boolean;
}

type Befall = (dir: string, random: () => number, whole: Whole) => Damaged;

/** Kinds of damage; each is done to a copy of the archive. */
export const damages: Record<string, Befall> = {
  'one page written over': (dir, random) => pages(dir, random, 1, (page) => noise(page, random)),
  'ten pages written over': (dir, random) => pages(dir, random, 10, (page) => noise(page, random)),
  'twenty pages of zeros': (dir, random) => pages(dir, random, 20, (page) => page.fill(0)),
  'a sector written over': (dir, random) =>
    changed(dir, (bytes) => noise(bytes.subarray(at(bytes.length - 512, random)).subarray(0, 512), random)),
  'thirty bytes changed': (dir, random) =>
    changed(dir, (bytes) => {
      for (let nth = 0; nth < 30; nth += 1) bytes[100 + at(bytes.length - 100, random)] = at(256, random);
    }),
  'two pages swapped': (dir, random) => swapped(dir, random),
  'cut off': (dir, random) => {
    const { length } = readFileSync(databaseFile(dir));
    // Cut off early, not one row of content may be left.
    truncateSync(databaseFile(dir), PAGE + at(length - PAGE, random));
    return { isGone: true };
  },
  'its head of zeros': (dir) => changed(dir, (bytes) => bytes.fill(0, 0, 100)),
  'its first page written over': (dir, random) => changed(dir, (bytes) => noise(bytes.subarray(0, PAGE), random)),
  'its database gone': (dir) => {
    rmSync(databaseFile(dir));
    return { isGone: true };
  },
  'its log cut off': (dir, random, whole) => {
    copyArchive(whole.open, dir);
    const log = `${databaseFile(dir)}-wal`;
    truncateSync(log, at(readFileSync(log).length, random));
    return { isOlder: true };
  },
  'its log written over': (dir, random, whole) => {
    copyArchive(whole.open, dir);
    const log = `${databaseFile(dir)}-wal`;
    const bytes = readFileSync(log);
    noise(bytes.subarray(at(bytes.length - 64, random)).subarray(0, 64), random);
    writeFileSync(log, bytes);
    return { isOlder: true };
  },
  'its log gone': (dir, _random, whole) => {
    copyArchive(whole.open, dir);
    rmSync(`${databaseFile(dir)}-wal`);
    return { isOlder: true };
  },
  'a material gone and one changed': (dir, random) => {
    const root = join(dir, 'attachments');
    const [first, second] = readdirSync(root)
      .flatMap((part) => readdirSync(join(root, part)).map((name) => join(root, part, name)))
      .sort(() => random() - 0.5);
    if (first && second) {
      rmSync(first);
      writeFileSync(second, 'something else');
    }
    return {};
  },
  'another kind of file': (dir, random) => {
    writeFileSync(databaseFile(dir), Buffer.from(FOREIGN[at(FOREIGN.length, random)] ?? '', 'latin1'));
    return { isGone: true };
  },
  "another program's database": (dir) => {
    rmSync(databaseFile(dir));
    const other = new Database(databaseFile(dir), bindingOption());
    other.exec("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT); INSERT INTO moz_places VALUES (1, 'x')");
    other.close();
    return { isGone: true };
  },
};

const FOREIGN = [
  '',
  'x',
  `PK\x03\x04${'zip'.repeat(400)}`,
  `%PDF-1.7\n${'x'.repeat(900)}`,
  `\xff\xd8\xff\xe0\x00\x10JFIF${'x'.repeat(900)}`,
  '姓名,证件号码\n'.repeat(100),
  '\0'.repeat(40_960),
];

export interface Told {
  opening: string;
  check: string;
  saved: number;
  lost: number;
}

/**
 * Holds the promises for one damaged archive: opening and the check answer with a sentence of their own or not at all; what
 * opens answers every call so; what can be read is brought into a new archive that opens and is sound but for what is
 * told; and no value there is another than it was without being told.
 */
export async function keepsPromises(whole: Whole, kind: string, seed: number): Promise<Told> {
  const befall = damages[kind];
  if (!befall) throw new Error(kind);
  const home = newFolder('damage');
  const dir = join(home, 'archive');
  try {
    copyArchive(whole.closed, dir);
    const { isOlder = false, isGone = false } = befall(dir, randomOf(seed), whole);
    const what = `${kind} (${seed})`;
    const before = contentsOf(dir);
    const salvaged = await salvage(dir, join(home, 'new'));
    expect(contentsOf(dir), what).toEqual(before);
    const report = await checkArchive(dir);
    for (const { message } of [...report.findings, ...report.notes]) expect(message, what).toMatch(/[。！]$/);
    const opening = await open(dir, what);
    if (salvaged === null) {
      expect(isGone, what).toBe(true);
      return { opening, check: codes(report.findings), saved: 0, lost: whole.people.size };
    }
    const told = await soundBut(join(home, 'new'), salvaged, what);
    const people = peopleIn(join(home, 'new'));
    if (!isOlder)
      for (const [id, words] of people)
        if (words !== whole.people.get(id)) expect(told, `${what}: ${words}`).toContain('请');
    const saved = [...people].filter(([id, words]) => whole.people.get(id) === words).length;
    return { opening, check: codes(report.findings), saved, lost: whole.people.size - saved };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function salvage(from: string, target: string): Promise<Extract<SalvageOutcome, { state: 'done' }> | null> {
  try {
    const outcome = await salvageInto({
      ...{ from, target, origin: 'window' },
      phase: () => undefined,
      count: () => undefined,
      isCancelled: () => false,
    });
    return outcome.state === 'done' ? outcome : null;
  } catch (error) {
    if (isAppError(error) && error.code === 'restore.nothingReadable') return null;
    throw error;
  }
}

/** The new archive opens, its check finds nothing that was not told, and the log tells from what it came. @returns its report */
async function soundBut(dir: string, salvaged: { findings: string[]; lines: string[] }, what: string): Promise<string> {
  const { findings } = await checkArchive(dir);
  expect(
    findings.map(({ message }) => message),
    what,
  ).toEqual(salvaged.findings);
  const structural = findings.filter(({ code }) => /damaged|schema|unreadable|reference|value|log/.test(code));
  expect(structural, what).toEqual([]);
  const archive = openArchive(dir, false);
  try {
    expect(archive.db.prepare("SELECT count(*) FROM log WHERE what = 'salvaged'").pluck().get(), what).toBe(1);
    expect(archive.db.pragma('integrity_check', { simple: true }), what).toBe('ok');
  } finally {
    archive.close();
  }
  return `${salvaged.lines.join('')}${readFileSync(join(dir, '抢救报告.txt'), 'utf8')}`;
}

/** Opens a damaged archive and asks it about everything. @returns 'opens', or the codes it answers with */
async function open(dir: string, what: string): Promise<string> {
  let archive: ReturnType<typeof openArchive>;
  try {
    archive = openArchive(dir, false);
  } catch (error) {
    return refusal(error, what);
  }
  const context = {
    ...{ dir, db: archive.db, origin: 'window' as const, emit: () => undefined },
    jobs: {
      start: () => '',
      cancel: () => false,
      withProgress: <T>(job: T) => job,
      stop: () => Promise.resolve(),
    },
    printSheet: () => Promise.resolve(new Uint8Array()),
    opened: keepOpenedCopies(`${dir}-opened`),
  };
  const answers = new Set<string>();
  try {
    const people = Array.from({ length: ASKED }, (_, index) => ['people.get', { id: index + 1 }] as const);
    const records = Array.from({ length: ASKED }, (_, index) => ['records.get', { id: index + 1 }] as const);
    for (const [name, input] of [...questions, ...people, ...records]) {
      const reply = await answer(handlers, context, name, input, true);
      if (!reply.ok) {
        expect(reply.error.code, `${what}: ${name}`).not.toMatch(/^internal/);
        if (!/notFound/.test(reply.error.code)) answers.add(reply.error.code);
      }
    }
  } finally {
    archive.close();
  }
  return answers.size === 0 ? 'opens' : `opens; ${[...answers].sort().join(', ')}`;
}

const questions = [
  ['office.get', {}],
  ['records.list', { filter: { kind: 'retiree' } }],
  ['records.list', { filter: { kind: 'retiree', text: '张伟' } }],
  ['log.list', {}],
  ['log.verify', {}],
  ['payments.months', {}],
  ['backups.standing', {}],
  ['jobs.list', {}],
  ['records.facets', { kind: 'retiree' }],
  ['communities.list', {}],
  ['users.list', {}],
  ['life.due', {}],
] as const;

function refusal(error: unknown, what: string): string {
  if (!isAppError(error)) throw error;
  expect(error.code, what).not.toMatch(/^internal/);
  const { sentence, nextStep } = messageFor(error.code, error.params);
  expect(sentence + nextStep, what).toMatch(/。$/);
  return error.code;
}

async function ask(context: Parameters<typeof answer>[1], name: string, input: unknown): Promise<{ digest?: string }> {
  const reply = await answer(handlers, context, name, input, true);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${JSON.stringify(reply.error.params)}`);
  return reply.value as { digest?: string };
}

function copyArchive(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, filter: (path) => !/reserve\.bin$|-shm$/.test(path) });
}

/** Every file with its content, but for what a lock and readers of the database leave. */
function contentsOf(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/in-use\.lock|-shm$/.test(name))
    .sort()
    .map((name) => {
      const path = join(dir, name);
      return `${name} ${existsSync(path) && isFile(path) ? readFileSync(path).toString('latin1').length : ''}`;
    });
}

function isFile(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

function peopleIn(dir: string): Map<number, string> {
  const db = readArchive(dir);
  try {
    const rows = db.prepare('SELECT id, name, id_number AS number FROM person').all() as {
      id: number;
      name: string;
      number: string | null;
    }[];
    return new Map(rows.map(({ id, name, number }) => [id, `${name} ${number}`]));
  } finally {
    db.close();
  }
}

const codes = (findings: readonly { code: string }[]): string =>
  [...new Set(findings.map(({ code }) => code))].sort().join(', ') || 'ok';

function pages(dir: string, random: () => number, count: number, change: (page: Buffer) => void): Damaged {
  return changed(dir, (bytes) => {
    const all = Math.floor(bytes.length / PAGE);
    for (let nth = 0; nth < count; nth += 1) {
      const from = (1 + at(all - 1, random)) * PAGE;
      change(bytes.subarray(from, from + PAGE));
    }
  });
}

function swapped(dir: string, random: () => number): Damaged {
  return changed(dir, (bytes) => {
    const all = Math.floor(bytes.length / PAGE);
    const [first, second] = [(1 + at(all - 1, random)) * PAGE, (1 + at(all - 1, random)) * PAGE];
    const kept = Buffer.from(bytes.subarray(first, first + PAGE));
    bytes.copy(bytes, first, second, second + PAGE);
    kept.copy(bytes, second);
  });
}

function changed(dir: string, change: (bytes: Buffer) => void): Damaged {
  const bytes = readFileSync(databaseFile(dir));
  change(bytes);
  writeFileSync(databaseFile(dir), bytes);
  return {};
}

function noise(bytes: Buffer, random: () => number): void {
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = at(256, random);
}

const at = (most: number, random: () => number): number => Math.floor(random() * most);

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function person(index: number) {
  const name = `陈${String.fromCodePoint(0x4e00 + index)}玉`;
  return retiree({
    ...{ name, idNumber: newIdNumber('1950-05-02'), birthOn: '1950-05-02', retiredOn: '2010-05', pensionFen: 300_000 },
    ...{ bankCode: '102', accountName: name, accountNumber: `622202${String(index).padStart(13, '0')}` },
    ...{ paymentMethod: '11', communityId: 1, remark: '备注'.repeat(40) },
  });
}
