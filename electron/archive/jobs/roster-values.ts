import type { RosterEntry } from '#db/imports.ts';
import { bankOfBranch } from '#shared/codes/bank.ts';
import { kinds } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { RowWarning } from '#shared/records/roster.ts';

/** A new file from a roster's line; what the roster does not say is empty. */
export function newValues(kind: RecordKind, entry: RosterEntry): RetireeValues {
  return mergeEntry(kinds[kind].empty, entry);
}

/** A roster's line laid over a file: a blank cell never erases what stands in the file. */
export function mergeEntry(values: RetireeValues, entry: RosterEntry): RetireeValues {
  const said = Object.fromEntries(
    Object.entries(entry.values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  return { ...values, ...said };
}

/**
 * The values of a line that the file's own rules accept; what they refuse is moved to `unreadText`, so that nothing the
 * roster says is lost and nothing wrong is stored, with a warning for each.
 */
export function acceptable(kind: RecordKind, entry: RosterEntry): { entry: RosterEntry; warnings: RowWarning[] } {
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
  const bank = typeof values.bankName === 'string' ? bankOfBranch(values.bankName) : null;
  if (bank !== null && values.bankCode === undefined) values.bankCode = bank;
  return { entry: { values, communityName: entry.communityName, unreadText }, warnings };
}
