import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { passOutletsOn } from '../outlets/write.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { relinkOrganisation } from './links.ts';
import { getOrganisationData, type OrganisationData } from './organisations.ts';
import { writeOrganisation } from './write.ts';

// What a merge fills where the kept entry has nothing.
const filled = [
  'creditCode',
  'organisationCode',
  'licenceNumber',
  'unitNumber',
  'bankCode',
  'head',
  'address',
  'contact',
  'phone',
  'remark',
  'validFrom',
] as const satisfies readonly (keyof OrganisationData)[];

/**
 * Two entries are one organisation: the names of `goneId` lead to `keptId` from now on, and so do the files that carry
 * them; kinds are joined, and what the kept entry lacks is filled. One command, so that the whole can be undone.
 * @throws AppError organisation.notFound, organisation.succession
 */
export function mergeOrganisations(db: WritableDb, act: Act, input: { keptId: number; goneId: number }): number {
  const kept = getOrganisationData(db, input.keptId);
  const gone = getOrganisationData(db, input.goneId);
  if (kept.id === gone.id) throw new AppError('organisation.notFound', {});
  refuseSuccession(kept, gone);
  refuseSuccession(gone, kept);
  const title = `合并单位：${gone.name} 并入 ${kept.name}`;
  return runCommand(db, act, { name: 'organisations.merge', title, noun: 'organisation', nounId: kept.id }, () => {
    // The gone entry first: a credit code may not be of two at once, nor when this is taken back in reverse.
    writeOrganisation(db, act, gone, { mergedInto: kept.id });
    moveNames(db, act, kept.id, gone.id);
    const missing = Object.fromEntries(
      filled.filter((field) => kept[field] === null && gone[field] !== null).map((field) => [field, gone[field]]),
    ) as Partial<OrganisationData>;
    // A day of beginning behind the kept entry's end would say nothing.
    if (kept.validTo !== null && missing.validFrom && missing.validFrom > kept.validTo) delete missing.validFrom;
    writeOrganisation(db, act, kept, {
      ...missing,
      isEmployer: Math.max(kept.isEmployer, gone.isEmployer),
      isBank: Math.max(kept.isBank, gone.isBank),
      isProvider: Math.max(kept.isProvider, gone.isProvider),
    });
    for (const id of idsBy(db, 'successor_id', gone.id)) updateRow(db, organisation, id, { successorId: kept.id });
    for (const id of idsBy(db, 'merged_into', gone.id)) updateRow(db, organisation, id, { mergedInto: kept.id });
    passOutletsOn(db, { organisationId: gone.id }, { organisationId: kept.id });
    relinkOrganisation(db, kept.id);
    return kept.id;
  });
}

/**
 * After an act was taken back: what stands now must stand together. No circle of successors, no name, entry or
 * outlet that leads to one that is gone.
 * @throws AppError command.changedSince
 */
export function checkOrganisationsAfterUndo(db: ReadableDb, title: string): void {
  const wrong = prepared(
    db,
    `WITH RECURSIVE chain(first, at, steps) AS (
       SELECT id, successor_id, 1 FROM organisation WHERE successor_id IS NOT NULL AND removed_at IS NULL
       UNION SELECT c.first, o.successor_id, c.steps + 1 FROM chain c JOIN organisation o ON o.id = c.at
       WHERE o.successor_id IS NOT NULL AND c.at <> c.first AND c.steps < 100)
     SELECT 1 FROM chain WHERE at = first
     UNION ALL SELECT 1 FROM organisation o JOIN organisation s ON s.id IN (o.successor_id, o.merged_into)
       WHERE o.removed_at IS NULL AND s.removed_at IS NOT NULL
     UNION ALL SELECT 1 FROM organisation_name n JOIN organisation o ON o.id = n.organisation_id
       WHERE n.removed_at IS NULL AND (o.removed_at IS NOT NULL OR o.merged_into IS NOT NULL)
     UNION ALL SELECT 1 FROM outlet t JOIN organisation o ON o.id = t.organisation_id
       WHERE t.removed_at IS NULL AND (o.removed_at IS NOT NULL OR o.merged_into IS NOT NULL)
     LIMIT 1`,
  ).get();
  if (wrong) throw new AppError('command.changedSince', { title });
}

function refuseSuccession(one: OrganisationData, other: OrganisationData): void {
  if (one.successorId === other.id)
    throw new AppError('organisation.succession', { name: one.name, successor: other.name });
}

function moveNames(db: WritableDb, act: Act, keptId: number, goneId: number): void {
  const hasShort = prepared(
    db,
    "SELECT 1 FROM organisation_name WHERE organisation_id = ? AND kind = 'short' AND removed_at IS NULL",
  ).get(keptId);
  const names = read(
    db,
    typed`SELECT ${{ id: organisationName.id, kind: organisationName.kind }}
     FROM ${organisationName} WHERE organisation_id = ? AND removed_at IS NULL ORDER BY id`,
  ).all(goneId);
  for (const { id, kind } of names) {
    // One short name is enough: the kept entry's own stands.
    if (kind === 'short' && hasShort) updateRow(db, organisationName, id, { removedAt: act.at });
    else updateRow(db, organisationName, id, { organisationId: keptId, kind: kind === 'name' ? 'spelling' : kind });
  }
}

function idsBy(db: ReadableDb, column: 'successor_id' | 'merged_into', id: number): number[] {
  return read(db, typed`SELECT ${organisation.id} FROM ${organisation} WHERE ${column} = ? AND removed_at IS NULL`).all(
    id,
  );
}
