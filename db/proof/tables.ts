import { getTableName } from 'drizzle-orm';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { tablesOfKinds } from '../registers/tables.ts';

/** How the rows of a table are told apart: by a key, one row each or all rows of one owner together. */
export interface ProvedTable {
  name: string;
  /** SQL of the key, over columns named after `$`: `$.id`. */
  key: string;
  /** SQL that holds for the rows that are proved, over `$` too; null: for all. */
  only: string | null;
  /** What it is called when something is wrong with it. */
  words: string;
  /** The step that brought a table with rows in it under the proof; null: it was proved from its first row. */
  since: number | null;
  /** A table whose rows decide by their state which rows of this one are proved, and how the rows' keys follow from its. */
  follows?: { table: string; keys: string };
}

const byId = (name: string, words: string, only: string | null = null): ProvedTable => ({
  name,
  key: '$.id',
  only,
  words,
  since: null,
});
const byOwner = (name: string, owner: string, words: string): ProvedTable => ({
  name,
  key: `$.${owner}`,
  only: null,
  words,
  since: null,
});
/** All rows of a small table together, under one key. */
const asOne = (name: string, words: string): ProvedTable => ({ name, key: '1', only: null, words, since: null });
const from420 = (table: ProvedTable): ProvedTable => ({ ...table, since: 420 });
// A plan is a proposal that may be made anew at any time; what was carried out or taken back is final.
const CARRIED_OUT = "('applied', 'undone')";
const LINE_BLOCK = '$.import_id * 100000 + $.row / 500';

/**
 * Every table acts write. Not among them: what follows from others (search, look-alikes, steps of a job), and what each
 * entry of the log covers by itself.
 */
const provedTables: readonly ProvedTable[] = [
  byId('person', '人员信息'),
  byId('person_alias', '其他姓名'),
  byId('person_former_number', '曾用证件号码'),
  byId('person_death', '死亡登记'),
  byId('likeness_decision', '相似人员的判定'),
  byId('record', '档案'),
  ...Object.values(tablesOfKinds).flatMap(({ own, lines }) => [
    byId(getTableName(own.table), own.words),
    ...lines.map(({ set, owner, words }) => byOwner(getTableName(set.table), owner, words)),
  ]),
  byId('attachment', '材料'),
  byId('event', '办理记录'),
  byId('event_deadline', '办理期限'),
  byId('record_part', '档案的分期'),
  ...Object.values(tablesOfKinds).flatMap(({ more }) => Object.entries(more).map(([name, words]) => byId(name, words))),
  byId('payment_item', '发放项目'),
  byId('payment_roll', '发放册'),
  byId('payment_line', '发放册明细'),
  byId('payment_return', '退回记录'),
  byId('service', '服务记录'),
  byId('service_person', '服务对象'),
  byId('batch', '移交批次'),
  byId('batch_line', '移交批次名单'),
  byId('paper_file', '纸质档案'),
  byOwner('paper', 'paper_file_id', '卷内目录'),
  byId('seal', '密封档案'),
  byId('seal_hand', '密封档案经手记录'),
  byId('record_absence', '离开时段'),
  byId('record_beside', '档案的相关人员'),
  byId('record_household', '档案所属的户'),
  byId('record_community', '原属社区'),
  byId('community', '社区'),
  byId('community_group', '小组'),
  byId('community_successor', '社区沿革'),
  byId('community_version', '社区名称沿革'),
  byId('dated_value', '政策参数'),
  {
    name: 'calendar_day',
    key: 'CAST(substr($.date, 1, 4) AS INTEGER)',
    only: null,
    words: '工作日历',
    since: null,
  },
  byId('code_item', '代码'),
  byId('roster_source', '花名册来源'),
  byId('code_mapping', '代码对照'),
  byId('community_mapping', '社区对照'),
  byId('office', '单位设置'),
  byId('user', '用户'),
  byOwner('user_scope', 'user_id', '用户范围'),
  byId('organisation', '单位登记'),
  byId('organisation_name', '单位名称'),
  byId('outlet', '服务网点'),
  byId('household', '户'),
  byId('household_member', '户内成员'),
  byId('household_link', '户的沿革'),
  byId('household_community', '户原属社区'),
  byId('report_close', '已结报表'),
  byOwner('report_close_row', 'close_id', '已结报表数字'),
  byId('kept_text', '打印内容的校验'),
  byId('command', '操作'),
  byOwner('command_row', 'command_id', '操作内容'),
  byId('change', '修改记录', '($.import_id IS NOT NULL OR $.told_with IS NOT NULL)'),
  from420(byId('handover', '交接包', "$.state <> 'writing'")),
  from420(byOwner('handover_record', 'handover_id', '交接包名单')),
  from420(byId('backup_setting', '备份设置')),
  from420(byId('backup', '备份记录')),
  from420(byId('import', '导入', `$.state IN ${CARRIED_OUT}`)),
  {
    name: 'import_row',
    key: LINE_BLOCK,
    only: `(SELECT i.state FROM import i WHERE i.id = $.import_id) IN ${CARRIED_OUT}`,
    words: '导入的各行',
    since: 420,
    follows: { table: 'import', keys: `FROM import_row r WHERE r.import_id = $.id` },
  },
  from420(byId('clock_trust', '认可的电脑日期')),
  from420(byId('dated_value_use', '用过的政策参数')),
  from420(asOne('number_series', '各类编号的末号')),
  from420(byId('recovery_card', '恢复卡')),
  from420(byId('print', '打印记录')),
  { ...from420(byId('schema_step', '升级记录')), key: '$.version' },
  from420(asOne('proof_since', '逐行证明的起始日期')),
];

/** The proved tables a database has: before an upgrade some are still missing, or not proved yet. */
export function provedIn(db: ReadableDb): ProvedTable[] {
  const there = new Set(prepared(db, "SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all());
  const steps = new Set(there.has('schema_step') ? prepared(db, 'SELECT version FROM schema_step').pluck().all() : []);
  return provedTables.filter(({ name, since }) => there.has(name) && (since === null || steps.has(since)));
}

/**
 * Keeps since when tables with rows in them are proved: to be done by the step that brings them under the proof.
 * @param at ISO 8601 UTC
 */
export function keepProofSince(db: WritableDb, step: number, at: string): void {
  for (const { name, only, since } of provedTables) {
    if (since !== step || name === 'schema_step' || name === 'proof_since') continue;
    const where = only === null ? '' : ` WHERE ${under(only, 't.')}`;
    if (prepared(db, `SELECT 1 FROM "${name}" t${where} LIMIT 1`).get() !== undefined)
      prepared(db, 'INSERT INTO proof_since (table_name, at) VALUES (?, ?)').run(name, at);
  }
}

/** The tables proved only from a later day than all others, in a clerk's words. `at`: ISO 8601 UTC. */
export function provedLater(db: ReadableDb): { words: string; at: string }[] {
  if (!provedIn(db).some(({ name }) => name === 'proof_since')) return [];
  const at = new Map(
    prepared(db, 'SELECT table_name, at FROM proof_since').raw().all() as [name: string, at: string][],
  );
  return provedTables.flatMap(({ name, words }) => {
    const since = at.get(name);
    return since === undefined ? [] : [{ words, at: since }];
  });
}

/** SQL of a proved table with its columns under this prefix: 'NEW.', 't.'. */
export const under = (sql: string, prefix: string): string => sql.replaceAll('$.', prefix);
