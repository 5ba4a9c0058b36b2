import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { isDate, isMonth } from '../rules/calendar.ts';
import { optionalText } from './types.ts';

/** The longest inner directory of one file. */
export const PAPERS_MOST = 500;

/** One line of an inner directory (卷内目录, domain file B.3). `formedOn`: a day, a month or a year. */
export const Paper = z.strictObject({
  class: z.string().min(1, '请选择类别').max(10),
  name: line().min(1, '请填写材料名称').max(60, '最多 60 个字'),
  formedOn: z
    .string()
    .refine(
      (text) => isDate(text) || isMonth(text) || /^(?:19|20)\d\d$/.test(text),
      '形成时间应写成 1974、1974-05 或 1974-05-01',
    )
    .nullable()
    .default(null),
  copies: z.int('请填写份数').min(1, '至少 1 份').max(999, '最多 999 份'),
  pages: z.int('请填写页数').min(1, '至少 1 页').max(9999, '最多 9999 页').nullable().default(null),
  remark: optionalText(40),
});
export type Paper = z.infer<typeof Paper>;
