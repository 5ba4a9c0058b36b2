import { z } from 'zod';
import { type CodeTableName, codeTables } from '../codes/tables.ts';
import { isDate, isMonth } from '../rules/calendar.ts';

/** Schemas of single fields that record kinds share. Empty is null, never an empty string. */

export function blankToNull<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  return schema.nullable();
}

export function text(maxLength: number): z.ZodNullable<z.ZodString> {
  return z.string().min(1).max(maxLength, `最多 ${maxLength} 个字`).nullable();
}

/** A code of a standard table; local codes come with the register of codes. */
export function knownCode(table: CodeTableName): z.ZodString {
  const known = new Set(codeTables[table].map((item) => item.code));
  return z.string().refine((value) => known.has(value), '请从列表中选择');
}

export function code(table: CodeTableName): z.ZodNullable<z.ZodString> {
  return knownCode(table).nullable();
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
