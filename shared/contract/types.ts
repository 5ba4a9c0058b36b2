import { z } from 'zod';
import type { CallError } from '../errors.ts';
import { line } from '../records/field-schemas.ts';
import { isDate, isMonth, readDay, readMonth } from '../rules/calendar.ts';
import { PERSON_NUMBER_KINDS } from '../rules/person-number.ts';

/** One call of a room: what goes in and what comes out. */
export interface Call<I extends z.ZodType, O extends z.ZodType> {
  input: I;
  output: O;
}

export type Contract = Record<string, Call<z.ZodType, z.ZodType>>;
export type InputOf<C extends Contract, N extends keyof C> = z.input<C[N]['input']>;
export type OutputOf<C extends Contract, N extends keyof C> = z.output<C[N]['output']>;

/** The only two forms a reply can have. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: CallError };

export const Id = z.int().positive();
/** A whole day, `YYYY-MM-DD`; however it was typed (20260701, 2026.7.1), it is this form from here on. */
export const Day = z
  .string()
  .overwrite((text) => readDay(text) ?? text)
  .refine(isDate, '请填写日期，例如 2026-07-01');
/** `YYYY-MM`, read as `Day` is. */
export const Month = z
  .string()
  .overwrite((text) => readMonth(text) ?? text)
  .refine(isMonth, '请填写月份，例如 2026-07');
export const Instant = z.iso.datetime({ offset: true });
/** Of which kind a person's number is; `none`: 暂无号码. */
export const IdKind = z.enum(PERSON_NUMBER_KINDS.map(({ kind }) => kind));
/** The kinds that have a number. */
export const HeldIdKind = IdKind.exclude(['none']);
/** A text that may be left out: in the form it is kept, and null where nothing is left. */
export const optionalText = (most: number, read: () => z.ZodString = line) =>
  read()
    .max(most, `最多 ${most} 个字`)
    .transform((text) => text || null)
    .nullable()
    .default(null);
export const Nothing = z.strictObject({});

/** Who acted, by name: what screens show beside a time. */
export const Actor = z.strictObject({ id: Id, name: z.string() });
export type Actor = z.infer<typeof Actor>;
