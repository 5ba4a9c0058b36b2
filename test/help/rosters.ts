import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { CFB, utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { findTable } from '#electron/archive/roster/find-table.ts';
import { judgeRows } from '#electron/archive/roster/judge-rows.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { type Dictionary, dictionaryOf } from '#shared/codes/dictionary.ts';
import { retireeRosterColumns } from '#shared/records/retiree/roster.ts';
import { personKeys } from '#shared/records/roster.ts';
import { newFolder, newIdNumber } from './archive.ts';

/** Makes rosters as offices have them, and odd ones. */

export type CellValue = string | number | boolean | Date | null;

export interface OddSheet {
  name?: string;
  rows: readonly (readonly CellValue[])[];
  /** Ranges such as A1:C1. */
  merges?: readonly string[];
  isHidden?: boolean;
  /** From 1, as the spreadsheet numbers them. */
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  /** Number format by cell address. */
  formats?: Readonly<Record<string, string>>;
}

/** A new folder, taken away when the test file ends. */
export function rosterFolder(): string {
  return newFolder('roster');
}

/** An .xlsx file; returns its path. */
export async function xlsxFile(sheets: readonly OddSheet[], options: { date1904?: boolean } = {}): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  if (options.date1904) workbook.properties.date1904 = true;
  for (const [index, sheet] of sheets.entries()) {
    const page = workbook.addWorksheet(sheet.name ?? `Sheet${index + 1}`, sheet.isHidden ? { state: 'hidden' } : {});
    for (const row of sheet.rows) page.addRow([...row]);
    for (const [address, format] of Object.entries(sheet.formats ?? {})) page.getCell(address).numFmt = format;
    for (const row of sheet.hiddenRows ?? []) page.getRow(row).hidden = true;
    for (const column of sheet.hiddenColumns ?? []) page.getColumn(column).hidden = true;
    for (const range of sheet.merges ?? []) page.mergeCells(range);
  }
  return rosterFile('花名册.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer()));
}

/** An .xls file of Excel 97; returns its path. */
export function xlsFile(rows: readonly (readonly CellValue[])[]): string {
  return rosterFile('花名册.xls', xlsBytes(rows));
}

export function xlsBytes(rows: readonly (readonly CellValue[])[]): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), 'Sheet1');
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
}

export function rosterFile(name: string, content: Uint8Array | string): string {
  const path = join(rosterFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** A workbook as Excel locks it with a password to open: an OLE file that holds an encrypted package. */
export function lockedXlsx(): Uint8Array {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/EncryptionInfo', Buffer.alloc(64, 4));
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(4096, 7));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** An .xls locked with a password: a FILEPASS record stands right behind the first one. */
export function lockedXls(): Uint8Array {
  const file = CFB.read(Buffer.from(xlsBytes([['姓名', '身份证号']])), { type: 'buffer' });
  const stream = CFB.find(file, 'Workbook');
  if (!stream) throw new Error('an .xls file has a stream named Workbook');
  const content = Buffer.from(stream.content as Uint8Array);
  const first = 4 + content.readUInt16LE(2);
  const filePass = Buffer.alloc(4 + 54);
  filePass.writeUInt16LE(0x2f, 0);
  filePass.writeUInt16LE(54, 2);
  filePass.writeUInt16LE(1, 4);
  filePass.writeUInt16LE(1, 6);
  filePass.writeUInt16LE(1, 8);
  const locked = Buffer.concat([content.subarray(0, first), filePass, content.subarray(first)]);
  const out = CFB.utils.cfb_new();
  CFB.utils.cfb_add(out, '/Workbook', locked);
  return new Uint8Array(CFB.write(out, { type: 'buffer' }) as Buffer);
}

/** A zip of one entry whose header may lie about its size. */
export function zipOf(name: string, content: Uint8Array, declaredBytes = content.length): Uint8Array {
  const packed = deflateRawSync(content);
  const label = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(declaredBytes, 18);
  common.writeUInt16LE(label.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, label, packed]);
  const tail = Buffer.alloc(14);
  const central = Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, label]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, central, end]));
}

export const plainHeading = [
  '序号',
  '姓名',
  '公民身份号码',
  '退休时间',
  '月养老金（元）',
  '所属社区',
  '联系电话',
] as const;

/** A line of an invented person under `plainHeading`. */
export function personLine(position: number, idNumber = newIdNumber()): CellValue[] {
  return [
    position,
    `张伟${'一二三四五六七八九'.charAt(position % 9)}`,
    idNumber,
    '2012-01',
    3000.5,
    '达明社区',
    '13500000001',
  ];
}

/** Reads, finds and judges a file as an import does. */
export async function judgeFile(
  path: string,
  options: {
    sheet?: string;
    headerRow?: number;
    mapping?: Record<string, string | null>;
    remembered?: Map<string, string | null>;
    codes?: Dictionary;
    today?: string;
  } = {},
) {
  const workbook = await readWorkbook(path);
  const table = findTable(workbook, '花名册', {
    columns: retireeRosterColumns,
    keys: personKeys,
    remembered: options.remembered ?? new Map(),
    sheet: options.sheet ?? null,
    headerRow: options.headerRow ?? null,
    mapping: options.mapping ?? null,
  });
  const rows = Array.from(
    judgeRows(table, 'retiree', workbook.date1904, options.codes ?? dictionaryOf([]), options.today ?? '2026-11-30'),
  );
  const of = (verdict: 'accepted' | 'rejected' | 'ignored') => rows.filter((row) => row.verdict === verdict);
  return {
    workbook,
    table,
    rows,
    accepted: of('accepted'),
    rejected: of('rejected').map(({ row, field, reason }) => ({ row, field, reason })),
    ignored: of('ignored').map((row) => row.row),
    /** Field by heading. */
    fields: Object.fromEntries(table.columns.map((column) => [column.heading, column.field])),
  };
}
