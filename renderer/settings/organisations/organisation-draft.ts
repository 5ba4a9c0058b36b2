import type { OrganisationKind } from '#shared/codes/organisation.ts';
import { type Organisation, OrganisationValues } from '#shared/contract/organisations.ts';
import { readDateCell } from '#shared/rules/calendar.ts';
import { readCreditCode } from '#shared/rules/credit-code.ts';

const textFields = [
  'name',
  'shortName',
  'creditCode',
  'organisationCode',
  'licenceNumber',
  'unitNumber',
  'head',
  'address',
  'contact',
  'phone',
  'remark',
  'validFrom',
] as const;
export type TextField = (typeof textFields)[number];

/** What stands in the form of an organisation. */
export type OrganisationDraft = Record<TextField, string> & { kinds: OrganisationKind[]; bankCode: string | null };

export function organisationDraft(of: Organisation | null): OrganisationDraft {
  const texts = Object.fromEntries(textFields.map((field) => [field, of?.[field] ?? ''])) as Record<TextField, string>;
  return { ...texts, kinds: of?.kinds ?? ['employer'], bankCode: of?.bankCode ?? null };
}

/** The form's texts as values: numbers and days in their one form, empty fields null; or what is wrong, by field. */
export function readOrganisationDraft(
  draft: OrganisationDraft,
): { values: OrganisationValues; errors: null } | { values: null; errors: Record<string, string> } {
  const texts = Object.fromEntries(textFields.map((field) => [field, draft[field].trim() || null]));
  for (const field of ['creditCode', 'organisationCode', 'licenceNumber'] as const) {
    const read = readCreditCode(draft[field]);
    if (read.ok) texts[field] = read.code;
  }
  const day = readDateCell(draft.validFrom);
  if (day.ok) texts.validFrom = day.value;
  const parsed = OrganisationValues.safeParse({
    ...texts,
    name: draft.name,
    kinds: draft.kinds,
    bankCode: draft.kinds.includes('bank') ? draft.bankCode : null,
  });
  if (parsed.success) return { values: parsed.data, errors: null };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  return { values: null, errors };
}
