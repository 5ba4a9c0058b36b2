import type { DatedKeyName } from '#shared/codes/dated-keys.ts';
import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import type { AdjustmentRuleView } from '#shared/records/retiree/contract/adjustments.ts';
import type { AdjustmentRule, PartYear, Rounding } from '#shared/records/retiree/rules/adjustment-formula.ts';
import { datedNumber } from '#shared/rules/dated-values.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { valueFor } from '../../../life/deadlines.ts';

/** The yearly notice as the office entered it among its dated values, to check the agency's amounts by. */
export interface KnownRule {
  /** null: of this year nothing is known. */
  rule: AdjustmentRule | null;
  used: DatedRow[];
  lacking: string[];
}

const ELDERS = [1, 2, 3] as const;

/** The notice for amounts that hold from a month on. One of another year is not taken for it. */
export function adjustmentRuleFor(db: ReadableDb, fromMonth: string): KnownRule {
  const on = `${fromMonth}-01`;
  const year = fromMonth.slice(0, 4);
  const used: DatedRow[] = [];
  const lacking: string[] = [];
  const ofYear = (key: DatedKeyName): number | null => {
    const row = valueFor(db, key, on);
    const read = row && row.validFrom.slice(0, 4) === year ? datedNumber(row) : null;
    if (!row || !read?.ok) return null;
    used.push(row);
    return read.number;
  };
  const standing = <T extends string>(key: DatedKeyName, otherwise: T): T => {
    const row = valueFor(db, key, on);
    if (row) used.push(row);
    return (row?.value as T | undefined) ?? otherwise;
  };
  const fixedFen = ofYear('retiree.adjust-fixed');
  const perYearFen = ofYear('retiree.adjust-per-year');
  const percent = ofYear('retiree.adjust-percent');
  const elders = ELDERS.flatMap((band) => {
    const ageMonths = ofYear(`retiree.adjust-elder-age-${band}`);
    const fen = ofYear(`retiree.adjust-elder-amount-${band}`);
    if ((ageMonths === null) !== (fen === null))
      lacking.push(`${year} 年高龄第 ${['一', '二', '三'][band - 1]}档的年龄和增加额只登记了一样`);
    return ageMonths === null || fen === null ? [] : [{ ageMonths, fen }];
  });
  if (fixedFen === null && perYearFen === null && percent === null && elders.length === 0)
    return { rule: null, used: [], lacking: [`政策数值里没有 ${year} 年的养老金调整办法，不能核对增加额`] };
  const stepRow = valueFor(db, 'retiree.adjust-rounding-step', on);
  const step = stepRow ? datedNumber(stepRow) : null;
  if (stepRow) used.push(stepRow);
  const counted = standing<'previous' | 'first'>('retiree.adjust-counted-on', 'previous');
  const rule: AdjustmentRule = {
    ...{ fixedFen, perYearFen, percent, elders },
    minimumMonths: perYearFen === null ? null : ofYear('retiree.adjust-minimum-months'),
    partYear: standing<PartYear>('retiree.adjust-part-year', 'up'),
    countedOn: counted === 'first' ? on : `${Number(year) - 1}-12-31`,
    isElderOnce: standing<'once' | 'each-year'>('retiree.adjust-elder-who', 'each-year') === 'once',
    roundingFen: step?.ok && step.number > 0 ? step.number : 1,
    rounding: standing<Rounding>('retiree.adjust-rounding', 'nearest'),
  };
  return { rule, used, lacking };
}

/** A notice as a screen shows it. */
export function ruleView({ used, lacking }: KnownRule): AdjustmentRuleView {
  return {
    used: used.map((row) => ({
      key: row.key,
      label: datedLabel(row.key),
      words: datedValueWords(row),
      document: row.document,
      isSure: row.mark === 'source',
    })),
    lacking,
  };
}
