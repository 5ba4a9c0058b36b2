import { dictionary } from '#db/codes/codes.ts';
import { whoToAsk } from '#db/core/scope.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { rowsOfRecords } from '#db/records/list.ts';
import { getEnvelope, openRecordOf, recordIdOf } from '#db/records/records.ts';
import { eachCertification, listCertifications } from '#db/records/retiree/certification/certification.ts';
import { enterCertification, pauseOverdue } from '#db/records/retiree/certification/take.ts';
import { searchRecords } from '#db/records/search.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { certificationCalls } from '#shared/records/retiree/contract/certification.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { isWithin } from '#shared/rules/scope.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type Context, now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { type ListColumn, type ListRow, textColumns, writeListWorkbook } from '../workbook/write-list.ts';

export const certificationHandlers: HandlersOf<typeof certificationCalls> = {
  'certification.list': (input, context) => {
    const today = localDay(now());
    return { ...listCertifications(context.db, input, today, scopeOf(context)), today };
  },

  'certification.export': async ({ filter, path }, context) => {
    const rows = eachCertification(context.db, filter, localDay(now()), scopeOf(context));
    const codes = dictionary(context.db);
    const lines = function* (): Generator<ListRow> {
      for (const [index, row] of rows.entries())
        yield {
          序号: String(index + 1),
          姓名: row.name,
          证件号码: row.idNumber,
          出生日期: row.birthOn,
          电话: row.phone,
          居住地址: row.address,
          社区: row.communityName,
          认证状态: codes.label('certificationState', row.certificationState),
          上次认证: row.certifiedOn,
          有效期至: row.through,
          待遇发放: codes.label('benefitState', row.benefitState),
          档号: row.number,
          认证结果: null,
          签名: null,
        };
    };
    await writeWhole(path, await writeListWorkbook('资格认证名单', columns, lines()));
    return { path, rows: rows.length };
  },

  'certification.enter': (input, context) => {
    const { text, ...entry } = input;
    const recordId = fileOf(context, text);
    const done = write(context, (db, act) => enterCertification(db, act, { recordId, ...entry }));
    context.emit({ name: 'records.changed', id: recordId });
    return { recordId, ...done };
  },

  'certification.pause': (input, context) => {
    const done = write(context, (db, act) => pauseOverdue(db, act, input));
    context.emit({ name: 'records.changed', id: null });
    return done;
  },
};

/**
 * The open file that a number or a 档号 names; else the one that is found as everywhere: by name, pinyin, a part of the
 * number, the telephone. Of several the clerk chooses.
 * @throws AppError certification.unknown, certification.several, scope.outside
 */
function fileOf(context: Context, text: string): number {
  const { db } = context;
  const read = readAnyNumber(text);
  const person = read.ok ? findPersonByNumber(db, read.number) : null;
  const open = person && person.pending === 0 ? openRecordOf(db, 'retiree', person.id) : numbered(context, text);
  if (!open || open.pending === 1 || open.removedAt !== null) return searched(context, text);
  if (!isWithin(scopeOf(context), { kind: open.kind as RecordKind, communityId: open.communityId }))
    throw new AppError('scope.outside', { what: '这个人的档案', ask: whoToAsk(db) });
  return open.id;
}

const CHOICES = 8;
// Whoever typed one character hears how many bear it; a street has no more files than this.
const COUNTED = 20_000;

function searched(context: Context, text: string): number {
  const filter = RecordFilter.parse({ kind: 'retiree', text });
  const { hits } = searchRecords(context.db, filter, scopeOf(context), COUNTED);
  // Somebody who lives in a street of that name was not meant.
  const people = hits.filter(({ matched }) => matched !== 'address');
  const [only] = people;
  if (!only) throw new AppError('certification.unknown', { text });
  if (people.length === 1) return only.recordId;
  const shown = people.slice(0, CHOICES).map(({ recordId }) => recordId);
  throw new AppError('certification.several', {
    ...{ text, total: people.length },
    people: rowsOfRecords(context.db, 'retiree', shown).map(({ number, name, idNumber, communityName }) => ({
      ...{ number, name, idNumber, communityName },
    })),
  });
}

function numbered({ db }: Context, text: string): ReturnType<typeof getEnvelope> | null {
  try {
    return getEnvelope(db, recordIdOf(db, text.trim().toUpperCase()));
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

const widths: Readonly<Record<string, number>> = {
  序号: 6,
  姓名: 12,
  证件号码: 22,
  出生日期: 12,
  电话: 16,
  居住地址: 40,
  社区: 16,
  认证状态: 14,
  上次认证: 12,
  有效期至: 12,
  待遇发放: 14,
  档号: 26,
  认证结果: 14,
  签名: 14,
};

const columns: ListColumn[] = textColumns(widths);
