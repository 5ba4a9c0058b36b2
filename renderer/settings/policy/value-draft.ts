import { datedKeyOf } from '#shared/codes/policy-words.ts';
import type { PolicyInput, PolicyItem } from '#shared/contract/policy.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { policyValueHint, readPolicyValue } from '#shared/rules/policy-sheet.ts';

/** A new value while it is being filled in: texts as typed. */
export interface ValueDraft {
  areaCode: string;
  validFrom: string;
  validTo: string;
  value: string;
  document: string;
  mark: PolicyInput['mark'];
  endsPrevious: boolean;
}

export type DraftErrors = Partial<Record<keyof ValueDraft, string>>;

const DAY_HINT = '请写成 2026-07-01 这样的形式';

/** An empty form; the area is that of the office's own value, else the district, which decides most of them. */
export function emptyDraft(item: PolicyItem, districtCode: string): ValueDraft {
  const areaCode = item.row && item.row.id !== null ? item.row.areaCode : districtCode;
  return { areaCode, validFrom: '', validTo: '', value: '', document: '', mark: 'source', endsPrevious: true };
}

/** What is wrong with a filled form, field by field; empty when it can be saved. */
export function draftErrors(key: string, draft: ValueDraft): DraftErrors {
  const errors: DraftErrors = {};
  const from = readDay(draft.validFrom);
  const to = readDay(draft.validTo);
  if (readPolicyValue(key, draft.value) === null)
    errors.value = datedKeyOf(key)?.choices ? '请选择' : `应填写${policyValueHint(key)}`;
  if (from === null) errors.validFrom = DAY_HINT;
  if (draft.validTo.trim() !== '' && to === null) errors.validTo = DAY_HINT;
  if (from !== null && to !== null && to < from) errors.validTo = '不能早于生效日期';
  if (draft.mark === 'source' && draft.document.trim() === '') errors.document = '有依据的取值请填写依据文件';
  return errors;
}

/** The period a preview can be asked for, or null while the days are not filled in. */
export function draftPeriod(draft: ValueDraft): { validFrom: string; validTo: string | null } | null {
  const validFrom = readDay(draft.validFrom);
  const validTo = draft.validTo.trim() === '' ? null : readDay(draft.validTo);
  if (validFrom === null || (validTo === null && draft.validTo.trim() !== '')) return null;
  return validTo !== null && validTo < validFrom ? null : { validFrom, validTo };
}
