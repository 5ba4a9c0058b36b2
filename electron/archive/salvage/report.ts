import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { wordsOf } from '#db/core/schema-words.ts';
import type { SalvagedDatabase } from '#db/salvage/salvage.ts';
import { writeWhole } from '#electron/files/write-whole.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { BroughtMaterials } from './materials.ts';

/** What was saved and what was not: for the screen in a few sentences, for the office as files beside the archive. */
export interface SalvageReport {
  /** Sentences for the screen. */
  lines: string[];
  /** How many rows, materials and references are lost or in doubt. */
  lost: number;
}

const COUNTED = [
  ['person', '人员', '名'],
  ['record', '档案', '份'],
  ['payment_line', '发放明细', '条'],
  ['event', '办理记录', '条'],
  ['change', '修改记录', '条'],
] as const;
/** Title, time and source stand before the sentences. */
const HEADING_LINES = 3;
export const REPORT_FILE = '抢救报告.txt';
const ASIDE_FILE = '抢救报告-放不回的内容.csv';
const OLD_LOG_FILE = '抢救报告-原操作日志.csv';

/** Puts the outcome of a salvage into words. */
export function salvageReport(database: SalvagedDatabase, materials: BroughtMaterials): SalvageReport {
  const { saved, rebuilt, unlike, mended, aside, isLogKept } = database;
  const gone = unlike.filter(({ kind }) => kind === 'gone').length;
  const changed = unlike.length - gone;
  const unproved = rebuilt.filter(({ isProved }) => !isProved).length;
  const counts = COUNTED.map(([table, words, unit]) => `${words} ${saved.get(table) ?? 0} ${unit}`).join('、');
  const lines = [
    `救出：${counts}，材料 ${formatCount(materials.count)} 个文件。`,
    ...told(
      rebuilt.length,
      `另有 ${formatCount(rebuilt.length)} 条由修改记录和索引拼回，其中 ${formatCount(unproved)} 条请逐项核对。`,
    ),
    ...told(gone, `丢失 ${formatCount(gone)} 条内容。`),
    ...told(changed, `${formatCount(changed)} 条内容与原操作日志所证明的不一致，请核对。`),
    ...told(
      mended.standIns.length,
      `${formatCount(mended.standIns.length)} 个人员、用户、社区或单位信息丢失，先以“（姓名丢失）”等代替，请补正。`,
    ),
    ...told(mended.emptied, `${mended.emptied} 处指向丢失内容的联系已清空。`),
    ...told(aside.length, `${formatCount(aside.length)} 条内容放不回新档案库，保存在“${ASIDE_FILE}”。`),
    ...told(
      materials.damaged.length,
      `${formatCount(materials.damaged.length)} 个材料文件的内容已改变或读不出，没有带过来。`,
    ),
    ...(isLogKept ? [] : [`原操作日志不完整，新档案库的日志从头记起；读得出的旧日志保存在“${OLD_LOG_FILE}”。`]),
  ];
  const doubtful = [gone, changed, unproved, mended.standIns.length, mended.emptied, aside.length];
  const lost = doubtful.reduce((sum, count) => sum + count, 0) + materials.damaged.length + (isLogKept ? 0 : 1);
  return { lines, lost };
}

/** The sentences for the screen, as the report in a salvaged folder has them; none where it is gone. */
export function reportedLines(folder: string): string[] {
  const path = join(folder, REPORT_FILE);
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\r\n').slice(HEADING_LINES);
  const end = lines.indexOf('');
  return end < 0 ? lines : lines.slice(0, end);
}

/** Writes the whole report into the new archive folder: what is lost by name or number, what found no place, the old log. */
export async function writeReport(
  folder: string,
  of: { from: string; at: string; database: SalvagedDatabase; materials: BroughtMaterials; findings: string[] },
): Promise<void> {
  const { from, at, database, materials, findings } = of;
  const { rebuilt, unlike, mended, aside, oldLog } = database;
  const part = (title: string, lines: string[]): string[] => (lines.length === 0 ? [] : ['', `【${title}】`, ...lines]);
  const text = [
    '街道档案　抢救报告',
    `时间：${at}`,
    `来源：${from}（原文件夹没有改动）`,
    ...salvageReport(database, materials).lines,
    ...part(
      '丢失的内容',
      unlike
        .filter(({ kind }) => kind === 'gone')
        .map(({ of: whose, words, id }) => `${whose}：${words}（第 ${id} 条）`),
    ),
    ...part(
      '与原操作日志所证明的不一致',
      unlike.filter(({ kind }) => kind === 'changed').map(({ of: whose, words }) => `${whose}：${words}`),
    ),
    ...part(
      '由修改记录和索引拼回',
      rebuilt.map(
        ({ table, of: whose, isProved }) =>
          `${wordsOf([table])} ${whose}：${isProved ? '与原来完全一样' : '不能证明与原来一样，请逐项核对'}`,
      ),
    ),
    ...part(
      '名称丢失、先代替的',
      mended.standIns.map(({ table, id }) => `${wordsOf([table])}（第 ${id} 条）`),
    ),
    ...part('没有带过来的材料（按摘要）', materials.damaged),
    ...part('新档案库的检查结果', findings),
  ];
  await writeWhole(join(folder, REPORT_FILE), Buffer.from(`﻿${text.join('\r\n')}\r\n`));
  if (aside.length > 0) {
    const rows = aside.map(({ table, why, row }) => [wordsOf([table]), table, why, inJson(row)]);
    await writeCsv(join(folder, ASIDE_FILE), [['表', '表名', '原因', '内容'], ...rows]);
  }
  if (oldLog.length > 0) {
    const heads = Object.keys(oldLog[0] ?? {});
    const rows = oldLog.map((row) => heads.map((head) => String(row[head] ?? '')));
    await writeCsv(join(folder, OLD_LOG_FILE), [heads, ...rows]);
  }
}

const told = (count: number, sentence: string): string[] => (count > 0 ? [sentence] : []);

/** A password's hash is nobody's to read. */
function inJson(row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(row, (name, value: unknown) => {
    if (name === 'password_hash') return value === null ? null : '（略）';
    return typeof value === 'bigint' ? String(value) : value;
  });
}

async function writeCsv(path: string, rows: string[][]): Promise<void> {
  await writeWhole(path, Buffer.from(`﻿${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true })}\r\n`));
}
