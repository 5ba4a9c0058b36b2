import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getCommunity, listCommunities } from '#db/places/communities.ts';
import { getBatch, ledgerRows } from '#db/records/retiree/batches/batches.ts';
import { type AskedRow, importLines } from '#db/records/retiree/batches/sheet.ts';
import type { IdentityQuestion } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import type { batchFileCalls } from '#shared/records/retiree/contract/batches.ts';
import {
  type BatchSheetColumn,
  batchSheetColumns,
  batchSheetRow,
  readBatchSheet,
  yesNoWord,
} from '#shared/records/retiree/rules/batch-sheet.ts';
import { batchDirections, lineStates } from '#shared/records/retiree/rules/batch-words.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { numberInWords } from '#shared/rules/person-number-words.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { registeredSide } from '../names/identity-question.ts';
import { readSheetRows } from '../workbook/sheet-rows.ts';
import { type ListRow, listColumn, textColumns, writeListWorkbook } from '../workbook/write-list.ts';
import { namesRead, toldOfBatches } from './batches.ts';

/** The list of a batch as a sheet that goes out and comes in, and the ledger (台账) of all. */
export const batchFileHandlers: HandlersOf<typeof batchFileCalls> = {
  'batches.importFile': async ({ id, path, answers }, context) => {
    const { db } = context;
    const communities = new Map(listCommunities(db).map((one) => [one.name, one.id]));
    const rows = await readSheetRows(path);
    const read = readBatchSheet(rows, dictionary(db), (name) => communities.get(name) ?? null);
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    const { asked, ...done } = write(context, (of, act) =>
      importLines(of, act, { batchId: id, rows: read.rows, answers }, namesRead),
    );
    if (done.commandId !== null) toldOfBatches(context);
    return { ...done, questions: asked.map((row) => question(db, row)) };
  },

  'batches.exportList': async ({ id, path }, { db }) => {
    const { lines } = getBatch(db, id);
    const codes = dictionary(db);
    const rows = lines.map(
      (line, index): ListRow => batchSheetRow({ ...line, checked: lineStates[line.state] }, index + 1, codes),
    );
    await writeWhole(path, await writeListWorkbook('清单', listColumns, rows));
    return { path, rows: rows.length };
  },

  'batches.exportLedger': async ({ filter, path }, context) => {
    const codes = dictionary(context.db);
    const direction = filter.direction ?? 'in';
    const rows = ledgerRows(context.db, { ...filter, direction }, scopeOf(context));
    const lines = rows.map(
      (row, index): ListRow => ({
        序号: String(index + 1),
        姓名: row.name,
        性别: row.gender === null ? '' : codes.label('gender', row.gender),
        身份证号: numberInWords(row.idNumber),
        原单位: row.employer,
        退休时间: row.retiredOn,
        移交日期: row.onDate,
        社区: row.communityName,
        居住地址: row.residenceAddress,
        电话: row.phone,
        档案接收: row.takenOn === null ? '否' : `是，${row.takenOn}`,
        党员: yesNoWord(row.isParty === null ? null : row.isParty === 1),
        备注: remarkOf(row),
      }),
    );
    const [name, columns] = direction === 'in' ? ['接收台账', ledgerColumns] : ['转出台账', outColumns];
    await writeWhole(path, await writeListWorkbook(name, columns, direction === 'in' ? lines : lines.map(outRow)));
    return { path, rows: lines.length };
  },
};

/** A row of the sheet beside the person whose number it has. */
function question(db: ReadableDb, { row, values, person }: AskedRow): IdentityQuestion {
  const number = values.idNumber === null ? null : readAnyNumber(values.idNumber);
  return {
    ...{ position: row, sheet: '', row, answer: null },
    written: {
      ...{ name: values.name, formerName: null, idNumber: values.idNumber ?? '', phone: values.phone },
      birthOn: number?.ok ? number.birthOn : null,
      communityName: values.communityId === null ? null : getCommunity(db, values.communityId).name,
    },
    registered: registeredSide(db, 'retiree', person.id),
  };
}

// Where it came from is no column of the paper; it tells the batches apart.
function remarkOf(row: ReturnType<typeof ledgerRows>[number]): string {
  const parts = [
    row.unitName,
    row.number,
    row.isSurplus === 1 ? '清单外多出' : null,
    row.state === 'missing' ? `缺档：${row.lacking ?? ''}` : row.lacking === null ? null : `缺失材料：${row.lacking}`,
    row.remark,
  ];
  return parts.filter(Boolean).join('；');
}

function outRow({ 档案接收, ...row }: ListRow): ListRow {
  return { ...row, 档案转出: 档案接收 ?? null };
}

const ledgerWidths: Readonly<Record<string, number>> = {
  序号: 6,
  姓名: 12,
  性别: 8,
  身份证号: 22,
  原单位: 28,
  退休时间: 12,
  移交日期: 12,
  社区: 16,
  居住地址: 36,
  电话: 16,
  档案接收: 16,
  党员: 6,
  备注: 36,
};

/** The columns of the ledger in the order of the paper (domain file retiree-unemployment.md B.2, last paragraph). */
const ledgerColumns = textColumns(ledgerWidths);
const outColumns = ledgerColumns.map((column) =>
  column.key === '档案接收' ? { ...column, key: '档案转出', title: `档案${batchDirections.out}` } : column,
);

const listWidths: Partial<Record<BatchSheetColumn, number>> = {
  序号: 6,
  公民身份号码: 22,
  原单位: 28,
  户籍地址: 36,
  居住地址: 36,
  电话: 16,
  缺失材料: 28,
  接收方档号: 26,
  备注: 24,
};
const listColumns = batchSheetColumns.map((title) => listColumn(title, listWidths[title] ?? 12));
