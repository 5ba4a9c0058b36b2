import type { RosterEntry } from '#db/imports/imports.ts';
import type { PersonInput } from '#db/records/input.ts';
import { bankOfBranch } from '#shared/codes/bank.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import { codeProblems } from '#shared/records/coded-values.ts';
import { kinds } from '#shared/records/index.ts';
import { personKind, type RecordKind } from '#shared/records/kinds.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import { readReading } from '#shared/rules/reading.ts';

type Values = PersonInput['values'];

/** A new file from a roster's line; what the roster does not say is empty. */
export function newValues(kind: RecordKind, entry: RosterEntry): Values {
  return mergeEntry(personKind(kind).empty, entry);
}

/**
 * A roster's line laid over a file: a blank cell never erases what stands in the file. A reading goes with the name it
 * was given for.
 */
export function mergeEntry(values: Values, entry: RosterEntry): Values {
  const said = Object.fromEntries(
    Object.entries(entry.values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  const isOtherName = said.name !== undefined && said.name !== values.name;
  return { ...values, ...(isOtherName ? { reading: null } : {}), ...said };
}

/**
 * The values of a line that the file's own rules and the code tables accept; what they refuse is moved to `unreadText`, so
 * that nothing the roster says is lost and nothing wrong is stored, with a warning for each.
 * @param before what the file holds now: a code retired since is accepted where it stands already
 */
export function acceptable(
  kind: RecordKind,
  entry: RosterEntry,
  codes: Dictionary,
  before: Values | null,
): { entry: RosterEntry; warnings: RowWarning[] } {
  const shape = kinds[kind].values.shape;
  const values: Record<string, unknown> = {};
  const unreadText = { ...entry.unreadText };
  const warnings: RowWarning[] = [];
  for (const [field, value] of Object.entries(entry.values)) {
    const schema = field in shape ? shape[field as keyof typeof shape] : null;
    if (value === null || value === '' || !schema) continue;
    if (schema.safeParse(value).success) values[field] = value;
    else {
      unreadText[field] = String(value);
      warnings.push({ field, warning: 'value-refused', text: String(value) });
    }
  }
  if (typeof values.reading === 'string') {
    const read = readReading(values.reading, String(values.name ?? ''));
    if (read.ok) values.reading = read.reading;
    else {
      unreadText.reading = values.reading;
      warnings.push({ field: 'reading', warning: 'value-refused', text: values.reading });
      delete values.reading;
    }
  }
  const usable = codes.items('bank').filter((item) => !item.isRetired);
  const bank = typeof values.bankName === 'string' ? bankOfBranch(usable, values.bankName) : null;
  if (bank !== null && values.bankCode === undefined) values.bankCode = bank;
  const accepted = acceptedCodes(kind, { values, communityName: entry.communityName, unreadText }, codes, before);
  return { entry: accepted.entry, warnings: [...warnings, ...accepted.warnings] };
}

/** The codes of a line that may be kept; the others become texts, told by their labels. */
export function acceptedCodes(
  kind: RecordKind,
  entry: RosterEntry,
  codes: Dictionary,
  before: Values | null,
): { entry: RosterEntry; warnings: RowWarning[] } {
  const refused = Object.keys(codeProblems(codes, kind, entry.values, before ?? {}));
  if (refused.length === 0) return { entry, warnings: [] };
  const values = { ...entry.values };
  const unreadText = { ...entry.unreadText };
  const warnings: RowWarning[] = [];
  for (const field of refused) {
    const table = kinds[kind].codeTables[field];
    if (!table) continue;
    const text = codes.label(table, String(values[field]));
    unreadText[field] = text;
    delete values[field];
    warnings.push({ field, warning: 'value-refused', text });
  }
  return { entry: { ...entry, values, unreadText }, warnings };
}
