import { recordKinds } from '#shared/records/kinds.ts';
import { householdProblems } from '../households/checks.ts';
import { householdFileProblems } from '../households/file-checks.ts';
import { deathProblems } from '../life/death-check.ts';
import { partProblems } from '../life/part-checks.ts';
import { outletProblems } from '../outlets/checks.ts';
import { ownTableOf } from '../records/kind-tables.ts';
import { besideProblems } from '../records/people-beside-checks.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { attachment, record } from '../tables/records.ts';
import type { ReadableDb } from './open.ts';
import { read } from './read.ts';
import { schemaFindings } from './schema-check.ts';
import { alias, pick, type Query, typed } from './typed.ts';

const a = alias(attachment, 'a');
const r = alias(record, 'r');

export interface Finding {
  code: string;
  message: string;
}

const FAULTS_MOST = 20;

/** Looks the whole database over: SQLite's own checks and what the tables must agree on. */
export function checkDatabase(db: ReadableDb): Finding[] {
  const findings: Finding[] = [];
  const integrity = db.pragma(`integrity_check(${FAULTS_MOST})`) as { integrity_check: string }[];
  const faults = integrity.map((row) => row.integrity_check).filter((fault) => fault !== 'ok');
  if (faults.length > 0)
    findings.push({
      code: 'database-damaged',
      message: `数据库文件有 ${faults.length}${faults.length === FAULTS_MOST ? ' 处以上' : ' 处'}损坏（${faults[0]?.split('\n').at(-1)}）。请停止录入，复制整个档案库文件夹留底，再用最近一次备份恢复。`,
    });
  const schema = schemaFindings(db);
  findings.push(...schema);
  // The rules below are written for the tables of this version.
  if (schema.some((finding) => finding.code !== 'schema-extra')) return findings;
  const broken = db.pragma('foreign_key_check') as { table: string; rowid: number }[];
  for (const row of broken.slice(0, 20))
    findings.push({ code: 'reference-broken', message: `表 ${row.table} 第 ${row.rowid} 行指向不存在的内容` });
  for (const rule of rules) {
    for (const number of read(db, rule.query).all()) findings.push({ code: rule.code, message: rule.message(number) });
  }
  for (const { number, words } of householdProblems(db, null))
    findings.push({ code: 'household-wrong', message: `户号 ${number}：${words}` });
  for (const message of householdFileProblems(db, null)) findings.push({ code: 'household-file-wrong', message });
  for (const message of besideProblems(db)) findings.push({ code: 'person-beside-wrong', message });
  for (const message of outletProblems(db, null)) findings.push({ code: 'outlet-wrong', message });
  for (const message of partProblems(db).slice(0, FAULTS_MOST)) findings.push({ code: 'part-wrong', message });
  for (const { words } of deathProblems(db, null).slice(0, FAULTS_MOST))
    findings.push({ code: 'death-wrong', message: words });
  return findings;
}

const rules: { code: string; query: Query<string>; message: (number: string) => string }[] = [
  ...recordKinds.map((kind) => ({
    code: 'detail-missing',
    query: typed`SELECT ${record.number} FROM ${record}
            WHERE kind = '${kind}' AND id NOT IN (SELECT id FROM ${ownTableOf(kind)}) LIMIT 20`,
    message: (number: string) => `档案 ${number} 缺少${tablesOfKinds[kind].own.words}`,
  })),
  {
    code: 'history-missing',
    query: typed`SELECT ${r.number} FROM ${r} WHERE NOT EXISTS (
            SELECT 1 FROM change c WHERE c.noun = 'record' AND c.noun_id = r.id AND c.action = 'create') LIMIT 20`,
    message: (number) => `档案 ${number} 缺少建档记录`,
  },
  {
    code: 'previous-wrong',
    query: typed`SELECT ${r.number} FROM ${r} JOIN record p ON p.id = r.previous_id
          WHERE r.kind <> p.kind OR r.person_id IS NOT p.person_id OR r.outlet_id IS NOT p.outlet_id LIMIT 20`,
    message: (number) => `档案 ${number} 的前一份档案不是同一个人（网点）的`,
  },
  {
    code: 'search-key-missing',
    query: typed`SELECT ${r.number} FROM ${r} WHERE r.person_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM person_name_fts f WHERE f.rowid = r.person_id) LIMIT 20`,
    message: (number) => `档案 ${number} 的姓名没有编入检索`,
  },
];

/** Every stored attachment with its digest, for the check of the bytes, and the number of the file it belongs to. */
export function storedAttachments(
  db: ReadableDb,
): { sha256: string; name: string; sizeBytes: number; number: string }[] {
  return read(
    db,
    typed`SELECT ${{ ...pick(a, 'sha256', 'name', 'sizeBytes'), number: r.number }}
     FROM ${a} JOIN ${r} ON r.id = a.record_id
     GROUP BY a.sha256 ORDER BY a.sha256`,
  ).all();
}
