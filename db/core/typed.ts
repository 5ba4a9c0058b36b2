import { Column, type GetColumnData, getTableColumns, getTableName, is, Table } from 'drizzle-orm';

/**
 * SQL whose answer has a type. What a query answers is named once, as columns of drizzle's tables and as expressions with a
 * type; the rest stays SQL. The row's type follows from the names, and a column that is not there does not compile:
 *
 * ```
 * const p = alias(person, 'p');
 * read(db, typed`SELECT ${{ id: p.id, name: p.name, files: int('count(r.id)') }} FROM ${p} LEFT JOIN … WHERE …`).all(values)
 * ```
 *
 * The first thing in braces that is neither text nor a table is the answer: an object makes rows, a list makes tuples, one
 * column or expression makes bare values. `read` (`read.ts`) prepares it once per connection; drizzle's own builder would
 * put it together anew at each call.
 */

/** How SQLite's value is read: `flag` is 1 or 0, read as true or false. */
export type ValueType = 'number' | 'string' | 'flag' | 'bytes';

/** A piece of SQL whose values have the type T. */
export class Expression<T> {
  /** Only for the compiler. */
  declare readonly data: T;
  readonly sql: string;
  readonly type: ValueType;
  readonly mayBeNull: boolean;

  constructor(sql: string, type: ValueType, mayBeNull = false) {
    this.sql = sql;
    this.type = type;
    this.mayBeNull = mayBeNull;
  }
}

export type Source = Column | Expression<unknown>;
/** What a query answers: rows, tuples or bare values. */
export type Answer = Source | readonly Source[] | { readonly [name: string]: Source };

type Data<S> = S extends Expression<infer T> ? T : S extends Column ? GetColumnData<S> : never;
type RowOf<A> = A extends Source ? Data<A> : { -readonly [K in keyof A]: Data<A[K]> };
type AnswerOf<P> = P extends readonly [infer First, ...infer Rest]
  ? First extends string | number | Table | Aliased
    ? AnswerOf<Rest>
    : RowOf<First>
  : never;

const tableSql: unique symbol = Symbol('table');

/** A table under another name in one query, by its columns. */
interface Aliased {
  readonly [tableSql]: string;
}
type ColumnsOf<T extends Table> = {
  readonly [K in keyof T['_']['columns']]: Expression<GetColumnData<T['_']['columns'][K]>>;
};

/** The table under a short name, as `FROM person p` gives it one: `p.name` is its column, `${p}` is `"person" "p"`. */
export function alias<T extends Table>(table: T, name: string): ColumnsOf<T> & Aliased {
  // Beside the columns, not among them: a row of `{ ...p }` has none more than the table.
  return Object.assign(Object.create({ [tableSql]: `"${getTableName(table)}" "${name}"` }), columns(table, name));
}

/** All columns of a table, under that name: for a whole row and something more. */
export function columns<T extends Table>(table: T, name: string): ColumnsOf<T> {
  const named = Object.entries(getTableColumns(table)).map(([key, column]) => [
    key,
    new Expression(`"${name}"."${column.name}"`, typeOf(column), !column.notNull),
  ]);
  return Object.fromEntries(named);
}

/** A number: a count, an id, fen. */
export const int = (sql: string): Expression<number> => new Expression(sql, 'number');
export const text = (sql: string): Expression<string> => new Expression(sql, 'string');
export const bytes = (sql: string): Expression<Buffer> => new Expression(sql, 'bytes');
/** 1 or 0, or a column that holds them, read as true or false. */
export const flag = (what: string | Source): Expression<boolean> =>
  new Expression(typeof what === 'string' ? what : sqlOf(what), 'flag');
/** One of these words, as a CASE chooses among them. */
export const oneOf = <const W extends string>(_words: readonly W[], sql: string): Expression<W> =>
  new Expression(sql, 'string');
/** A value of that column reached another way: by a subquery, a `max`, a choice among several. */
export const like = <S extends Source>(source: S, sql: string): Expression<Data<S>> =>
  new Expression(sql, typeOf(source), mayBeNull(source));
/** The same, or NULL where a LEFT JOIN or a subquery found nothing. */
export const maybe = <S extends Source>(source: S): Expression<Data<S> | null> =>
  new Expression(sqlOf(source), typeOf(source), true);

/** The same, never NULL here: the query's own condition says so. */
export const present = <S extends Source>(source: S): Expression<NonNullable<Data<S>>> =>
  new Expression(sqlOf(source), typeOf(source));
/** These columns of a table under their own names. */
export function pick<S extends object, K extends keyof S>(table: S, ...names: readonly K[]): Pick<S, K> {
  const picked: Partial<Pick<S, K>> = {};
  for (const name of names) picked[name] = table[name];
  return picked as Pick<S, K>;
}

/** A statement, and what it answers. One that is asked often stands as a constant of its file. */
export class Query<T> {
  /** Only for the compiler: what a row is. */
  declare readonly row: T;
  readonly sql: string;
  readonly answer: Answer;
  /** The names whose values are read as true or false; '' for a bare value. */
  readonly flags: readonly string[];

  constructor(sql: string, answer: Answer, flags: readonly string[]) {
    this.sql = sql;
    this.answer = answer;
    this.flags = flags;
  }
}

/** SQL with its answer named by typed columns; see the head of this file. */
export function typed<const P extends readonly (Answer | Table | Aliased | string | number)[]>(
  strings: TemplateStringsArray,
  ...parts: P
): Query<AnswerOf<P>> {
  let answer: Answer | undefined;
  let sql = strings[0] ?? '';
  let index = 0;
  const flags: string[] = [];
  for (const part of parts) {
    if (typeof part === 'string' || typeof part === 'number') sql += part;
    else if (tableSql in part) sql += part[tableSql];
    else if (isTable(part)) sql += `"${getTableName(part)}"`;
    else if (answer !== undefined) throw new Error(`a query has one answer: ${sql}`);
    else {
      answer = part;
      sql += answerSql(part, flags);
    }
    index += 1;
    sql += strings[index] ?? '';
  }
  if (answer === undefined) throw new Error(`a query names what it answers: ${sql}`);
  return new Query(sql, answer, flags);
}

// Asked of every query at every call: an object of columns is told from drizzle's things without going up their classes.
function isPlain(part: object): boolean {
  return Object.getPrototypeOf(part) === Object.prototype;
}

function isTable(part: object): part is Table {
  return !isPlain(part) && is(part, Table);
}

export function isSource(part: Answer): part is Source {
  return part instanceof Expression || (!isPlain(part) && is(part, Column));
}

export function typeOf(source: Source): ValueType {
  if (source instanceof Expression) return source.type;
  if (source.dataType === 'number' || source.dataType === 'string') return source.dataType;
  if (source.dataType === 'buffer') return 'bytes';
  throw new Error(`columns of the type ${source.dataType} are not read yet: ${source.name}`);
}

export function mayBeNull(source: Source): boolean {
  return source instanceof Expression ? source.mayBeNull : !source.notNull;
}

export function sqlOf(source: Source): string {
  return source instanceof Expression ? source.sql : `"${getTableName(source.table)}"."${source.name}"`;
}

function answerSql(answer: Answer, flags: string[]): string {
  if (isSource(answer)) {
    if (typeOf(answer) === 'flag') flags.push('');
    return sqlOf(answer);
  }
  let sql = '';
  for (const [name, source] of Object.entries(answer)) {
    if (typeOf(source) === 'flag') flags.push(name);
    sql += `${sql === '' ? '' : ', '}${sqlOf(source)} AS "${name}"`;
  }
  return sql;
}
