import type Database from 'better-sqlite3';
import type { ReadableDb } from './open.ts';
import { type Answer, isSource, mayBeNull, type Query, type Source, sqlOf, typeOf } from './typed.ts';

/** What may be asked of a typed query. Values are bound as better-sqlite3 binds them: in order, or by name as one object. */
export interface Reading<T> {
  /** The first row, or undefined. */
  get: (...values: unknown[]) => T | undefined;
  /** The first row, where there always is one: of a count, of the office. Throws where there is none. */
  one: (...values: unknown[]) => T;
  all: (...values: unknown[]) => T[];
  /** The rows one after the other, for lists that would fill the memory. */
  iterate: (...values: unknown[]) => IterableIterator<T>;
}

type Decode = (row: unknown) => unknown;

const readings = new WeakMap<Database.Database, Map<string, Reading<unknown>>>();
let isProving = false;

/** From now on each row that is read is held against the types its query names: for tests. */
export function proveRows(): void {
  isProving = true;
}

/** The query as a statement, prepared once per connection. */
export function read<T>(db: ReadableDb, query: Query<T>): Reading<T> {
  let known = readings.get(db);
  if (!known) {
    known = new Map();
    readings.set(db, known);
  }
  const { flags } = query;
  // The same text may be read with true and false, or with 1 and 0.
  const key = flags.length === 0 ? query.sql : `${query.sql} -- ${flags.join()}`;
  let reading = known.get(key);
  if (!reading) {
    reading = readingOf(db.prepare(query.sql), query.answer, flags);
    known.set(key, reading);
  }
  return reading as Reading<T>;
}

function readingOf(statement: Database.Statement, answer: Answer, flags: readonly string[]): Reading<unknown> {
  if (isSource(answer)) statement.pluck();
  else if (Array.isArray(answer)) statement.raw();
  const decode = decoderOf(answer, flags);
  const get = (...values: unknown[]): unknown => {
    const row = statement.get(...values);
    return row === undefined || decode === null ? row : decode(row);
  };
  const one = (...values: unknown[]): unknown => {
    const row = get(...values);
    if (row === undefined) throw new Error(`no row: ${statement.source}`);
    return row;
  };
  if (decode === null) {
    // Most rows are what SQLite answers: thousands of them are not looked at a second time.
    return {
      get,
      one,
      all: (...values) => statement.all(...values),
      iterate: (...values) => statement.iterate(...values),
    };
  }
  return {
    get,
    one,
    all: (...values) => statement.all(...values).map(decode),
    iterate: (...values) => decoded(statement.iterate(...values), decode),
  };
}

function* decoded(rows: IterableIterator<unknown>, decode: Decode): IterableIterator<unknown> {
  for (const row of rows) yield decode(row);
}

function named(answer: Answer): [string, Source][] {
  return Object.entries(isSource(answer) ? { '': answer } : answer);
}

function decoderOf(answer: Answer, flags: readonly string[]): Decode | null {
  if (flags.length === 0 && !isProving) return null;
  const sources = named(answer);
  return (row) => {
    const values = (isSource(answer) ? { '': row } : row) as Record<string, unknown>;
    if (isProving) for (const [name, source] of sources) prove(name, source, values[name]);
    for (const name of flags) if (values[name] !== null) values[name] = values[name] === 1;
    return isSource(answer) ? values[''] : row;
  };
}

function prove(name: string, source: Source, value: unknown): void {
  const type = typeOf(source);
  if (value === null ? mayBeNull(source) : isOfType(type, value)) return;
  throw new Error(`${name} is named as ${type}, but is ${String(value)}: ${sqlOf(source)}`);
}

function isOfType(type: ReturnType<typeof typeOf>, value: unknown): boolean {
  if (type === 'flag') return value === 0 || value === 1;
  return type === 'bytes' ? value instanceof Uint8Array : typeof value === type;
}
