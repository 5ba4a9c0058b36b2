import type { ReadableDb } from '#db/core/open.ts';
import { rememberedColumns } from '#db/imports/imports.ts';
import { AppError } from '#shared/errors.ts';
import { isPersonField } from '#shared/people/fields.ts';
import { kinds, type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import type { WorkbookCells } from './cells.ts';
import { findTable } from './find-table.ts';

/** Which kind of record a roster is of, by its heading. */

interface Asked {
  /** The file, as the clerk sees it. */
  name: string;
  /** Where the clerk says the heading stands. */
  headerRow: number | null;
  /** One alone is taken without looking. */
  among: readonly RecordKind[];
}

/**
 * The kind whose own columns the heading names most of; of equals the one that knows more columns in all. What is known of
 * every person (name, number, address) tells little: rosters of any kind have it.
 * @throws AppError roster.kindUnclear where two fit alike; roster.noHeading where no kind finds its table
 */
export function kindOfRoster(db: ReadableDb, workbook: WorkbookCells, { name, headerRow, among }: Asked): RecordKind {
  const [only] = among;
  if (only === undefined) throw new Error('no kind to choose from');
  if (among.length === 1) return only;
  const fits = among.flatMap((kind) => fitOf(db, workbook, { name, headerRow }, kind) ?? []);
  const [best, next] = fits.sort((one, other) => other.own - one.own || other.known - one.known);
  if (best === undefined) throw new AppError('roster.noHeading', { name });
  if (next !== undefined && next.own === best.own && next.known === best.known)
    throw new AppError('roster.kindUnclear', {
      name,
      kinds: fits
        .filter(({ own, known }) => own === best.own && known === best.known)
        .map(({ kind }) => recordKindLabels[kind])
        .join('、'),
    });
  return best.kind;
}

/** How many columns a kind knows under the heading it finds, and how many of them are its own. */
function fitOf(
  db: ReadableDb,
  workbook: WorkbookCells,
  { name, headerRow }: Pick<Asked, 'name' | 'headerRow'>,
  kind: RecordKind,
): { kind: RecordKind; own: number; known: number } | null {
  const { rosterColumns: columns, rosterIdentity } = kinds[kind];
  const options = { columns, keys: rosterKeys(rosterIdentity), remembered: rememberedColumns(db, kind) };
  try {
    const { columns: found } = findTable(workbook, name, { ...options, sheet: null, headerRow, mapping: null });
    const fields = found.flatMap(({ field }) => field ?? []);
    return { kind, own: fields.filter(isOwn).length, known: fields.length };
  } catch (error) {
    if (error instanceof AppError && error.code === 'roster.noHeading') return null;
    throw error;
  }
}

/** Not among what every kind may ask of its people and their place. */
const isOwn = (field: string): boolean => !isPersonField(field) && field !== 'communityName';
