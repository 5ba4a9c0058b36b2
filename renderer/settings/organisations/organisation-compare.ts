import type { Dictionary } from '#shared/codes/dictionary.ts';
import { organisationLabels } from '#shared/codes/organisation.ts';
import type { Organisation } from '#shared/contract/organisations.ts';
import { kindWords, stateWords } from './organisation-words.ts';

export interface ComparedLine {
  label: string;
  one: string;
  other: string;
  isDifferent: boolean;
}

const fields = ['creditCode', 'organisationCode', 'unitNumber', 'head', 'address', 'contact', 'phone'] as const;

/** Two organisations line by line; lines that neither fills are left out. */
export function comparedWords(codes: Dictionary, one: Organisation, other: Organisation): ComparedLine[] {
  const line = (label: string, of: (entry: Organisation) => string): ComparedLine => ({
    label,
    one: of(one),
    other: of(other),
    isDifferent: of(one) !== '' && of(other) !== '' && of(one) !== of(other),
  });
  return [
    line(organisationLabels.name, (entry) => entry.name),
    line(organisationLabels.kinds, (entry) => kindWords(entry.kinds)),
    ...fields.map((field) => line(organisationLabels[field], (entry) => entry[field] ?? '')),
    line(organisationLabels.bankCode, (entry) => (entry.bankCode === null ? '' : codes.label('bank', entry.bankCode))),
    line('状态', stateWords),
  ].filter((entry) => entry.one !== '' || entry.other !== '');
}
