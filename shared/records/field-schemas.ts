import { z } from 'zod';
import type { CodeTableName } from '../codes/tables.ts';
import { isDate, isMonth } from '../rules/calendar.ts';
import { CODE_FORM, OTHER_MOST } from '../rules/code-words.ts';
import { inspectName, refusedAdvice } from '../rules/rare-characters.ts';
import { keptLine, keptLines } from '../rules/text.ts';

/** Schemas of single fields that record kinds share. Empty is null, never an empty string. */

export function blankToNull<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  return schema.nullable();
}

/** A line that somebody types, in the form it is kept; every such line of every call is one. */
export const line = (): z.ZodString => z.string().overwrite(keptLine);
/** A text of several lines that somebody types, in the form it is kept. */
export const lines = (): z.ZodString => z.string().overwrite(keptLines);

const UNSEEN = '只有空格或看不见的字符，请重新填写，或者清空';

export function text(maxLength: number, read: () => z.ZodString = line): z.ZodNullable<z.ZodString> {
  return read().min(1, UNSEEN).max(maxLength, `最多 ${maxLength} 个字`).nullable();
}

/**
 * Another name on the file (former, spouse, contact, account): private-use characters are refused and those that show
 * nothing taken out, as in the person's own. A bank compares the name of an account character by character.
 */
export const otherName = line()
  .min(1, UNSEEN)
  .max(50, '最多 50 个字')
  .superRefine((value, context) => {
    if (!inspectName(value).some(({ level }) => level === 'refused')) return;
    const message = `有造字区的字或已经丢失的字，${refusedAdvice(value) || '请改用标准字'}`;
    context.addIssue({ code: 'custom', message });
  })
  .nullable();

/**
 * The form of a code. Which codes a table has is known in the archive only, where offices add their own: there
 * `codeProblems` judges, at every save and every import. The table is named for whoever reads the kind's fields.
 */
export function knownCode(_table: CodeTableName): z.ZodString {
  return z.string().regex(CODE_FORM, '请从列表中选择');
}

export function code(table: CodeTableName): z.ZodNullable<z.ZodString> {
  return knownCode(table).nullable();
}

const otherText = line().min(1, UNSEEN).max(OTHER_MOST, `其他内容最多 ${OTHER_MOST} 个字`);

/** What clerks wrote beside 其他, by field. */
export function otherTexts() {
  return z.record(z.string().max(40), otherText).default({});
}

/** The same where only what was changed is told; null: erased. */
export function otherTextsChanged() {
  return z.record(z.string().max(40), otherText.nullable()).optional();
}

export function month(label: string): z.ZodNullable<z.ZodString> {
  return z.string().refine(isMonth, `${label}应写成 1974-05`).nullable();
}

export function dayOrMonth(label: string): z.ZodNullable<z.ZodString> {
  return z
    .string()
    .refine((value) => isDate(value) || isMonth(value), `${label}应写成 2012-01 或 2012-01-15`)
    .nullable();
}
