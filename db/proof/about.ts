import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { tablesOfBefore, writtenOfToday } from '../core/renames.ts';
import { prepared } from '../core/rows.ts';
import { alias, maybe, text, typed } from '../core/typed.ts';
import { fileTableNames } from '../records/kind-tables.ts';
import { subjectNameSql } from '../records/subject.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { command, commandRow } from '../tables/commands.ts';
import { user } from '../tables/office.ts';
import { person } from '../tables/people.ts';
import { record } from '../tables/records.ts';
import { type ProvedTable, under } from './tables.ts';

const w = alias(commandRow, 'w');
const c = alias(command, 'c');
const r = alias(record, 'r');

/** Whose a row is, in a clerk's words, and which of its fields differ from what an act last wrote there. */
export interface AboutRow {
  of: string;
  fields: string[];
}

const MOST_FIELDS = 5;

/** Fields by their columns, as the screen calls them. Values are never shown. */
const fieldWords: Readonly<Record<string, string>> = {
  name: '姓名（名称）',
  idNumber: '证件号码',
  formerName: '曾用名',
  fen: '金额',
  netFen: '实发金额',
  fromMonth: '起始月份',
  accountNumber: '账号',
  accountName: '户名',
  bankName: '开户银行',
  bankCode: '银行代码',
  role: '角色',
  disabledAt: '停用',
  passwordHash: '密码',
  state: '状态',
  number: '编号',
  communityId: '社区',
  personId: '人员',
  recordId: '档案',
  onDate: '日期',
  step: '步骤',
  value: '值',
  removedAt: '停用时间',
  closedOn: '结束日期',
  paperFileState: '人事档案状态',
  paperFileNumber: '人事档案编号',
  paperFilePlace: '人事档案存放处',
  closeReason: '结束原因',
  mobile: '手机',
  birthOn: '出生日期',
  diedOn: '死亡日期',
  ...Object.assign({}, ...Object.values(tablesOfKinds).map(({ told }) => told.columns)),
};

/** Describes a row that is not as it was told; what is gone is described by what its acts kept of it. */
export function aboutRow(db: ReadableDb, table: ProvedTable, key: number): AboutRow {
  const row = prepared(
    db,
    `SELECT t.* FROM "${table.name}" t WHERE ${under(table.key, 't.')} = CAST(? AS INTEGER) LIMIT 1`,
  ).get(key) as Record<string, unknown> | undefined;
  const told = lastTold(db, table.name, key);
  const standing = row ? camel(row) : null;
  const fields = standing
    ? Object.keys(told)
        .filter((column) => column in standing && fieldWords[column] && !isSame(standing[column], told[column]))
        .flatMap((column) => fieldWords[column] ?? [])
    : [];
  return { of: owner(db, table.name, key, { ...told, ...standing }), fields: fields.slice(0, MOST_FIELDS) };
}

const writtenOfRow = typed`SELECT ${{ table: w.tableName, before: w.before, after: w.after, at: c.at, undoneAt: c.undoneAt }}
     FROM ${w} JOIN ${c} ON c.id = w.command_id
     WHERE w.table_name IN (SELECT value FROM json_each(?)) AND w.row_id = ?`;

/** What the acts on a row, and the acts taken back, left in it: column to value, as far as they kept it. */
export function lastTold(db: ReadableDb, table: string, key: number): Record<string, unknown> {
  const written = read(db, writtenOfRow).all(JSON.stringify(tablesOfBefore(table)), key);
  const steps = written.flatMap(({ table: of, before, after, at, undoneAt }) => [
    { at, table: of, image: after },
    ...(undoneAt !== null && before !== null ? [{ at: undoneAt, table: of, image: before }] : []),
  ]);
  steps.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return writtenOfToday(
    table,
    steps.map((step) => ({ table: step.table, image: JSON.parse(step.image) as Record<string, unknown> })),
  );
}

function owner(db: ReadableDb, table: string, key: number, row: Readonly<Record<string, unknown>>): string {
  const recordId = table === 'record' || fileTableNames.has(table) ? key : row.recordId;
  if (typeof recordId === 'number') {
    const file = read(
      db,
      typed`SELECT ${{ number: r.number, name: maybe(text(subjectNameSql('r'))) }} FROM ${r} WHERE r.id = ?`,
    ).get(recordId);
    return file ? `档案 ${file.number}${file.name ? `（${file.name}）` : ''}` : `第 ${recordId} 份档案`;
  }
  const personId = table === 'person' ? key : row.personId;
  if (typeof personId === 'number') {
    const name = read(db, typed`SELECT ${person.name} FROM ${person} WHERE id = ?`).get(personId);
    return name === undefined ? `第 ${personId} 号人员` : `人员“${name}”`;
  }
  const userId = table === 'user' || table === 'user_scope' ? key : null;
  if (userId !== null) {
    const name = read(db, typed`SELECT ${user.name} FROM ${user} WHERE id = ?`).get(userId);
    return name === undefined ? `第 ${userId} 号用户` : `用户“${name}”`;
  }
  return typeof row.name === 'string' ? `“${row.name}”` : `第 ${key} 条`;
}

function camel(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function isSame(standing: unknown, told: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'boolean') return Number(value);
    // Lists stand in the tables as JSON.
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);
  };
  return plain(standing) === plain(told);
}
