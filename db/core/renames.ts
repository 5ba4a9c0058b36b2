import { isPersonField } from '#shared/people/fields.ts';
import { ownTableNames } from '../records/kind-tables.ts';
import { withDeaths } from './deaths-of-before.ts';
import type { ReadableDb } from './open.ts';
import { type Image, imageOf } from './undoable.ts';

/**
 * What moved since acts were kept. Histories and the rows of acts stay as they were written; whoever reads them reads them
 * through here, as they would be written today.
 */

/** Columns that were renamed, as `table.column`: what stood in the one stands in the other. */
export const renamedColumns: Readonly<Record<string, string>> = { 'record.closed_on': 'ended_on' };

/** Columns that moved from a kind's own table to the file's envelope, under the same ids and names. */
export const movedToEnvelope: readonly string[] = ['paper_file_state', 'paper_file_number', 'paper_file_place'];

// The same, as images of rows call them.
const custody = ['paperFileState', 'paperFileNumber', 'paperFilePlace'] as const;

/** A row as an act wrote it. */
export interface WrittenRow {
  table: string;
  id: number;
  /** null: the act made the row. */
  before: Image | null;
  after: Image;
}

const textColumns = ['otherText', 'unreadText'] as const;
type Texts = Record<string, string>;

/**
 * The rows of an act in the tables of today.
 *
 * Until step 0700 a death stood in its file alone (`deaths-of-before.ts`). Until step 0530 the state, number and place of the paper file stood in the kind's own row. Until step 0520 the day on which a file's subject left the office's care was kept as the day of its closing. Until step
 * 0500 texts beside 其他, and texts a roster's cells could not be read
 * from, stood in the file, those of its person's fields too: where an act wrote such a text it is the person's row now.
 */
export function asOfToday(db: ReadableDb, rows: readonly WrittenRow[]): WrittenRow[] {
  const moved = new Map<number, { column: (typeof textColumns)[number]; before: Texts; after: Texts }[]>();
  const today = withCustody(rows).map((written) => {
    if (written.table !== 'record') return written;
    const row = {
      ...written,
      before: written.before && withEndedOn(written.before),
      after: withEndedOn(written.after),
    };
    for (const column of textColumns) {
      const [before, after] = [personTexts(row.before, column), personTexts(row.after, column)];
      if (Object.keys({ ...before, ...after }).length === 0) continue;
      const personId = Number(imageOf(db, 'record', row.id).personId);
      moved.set(personId, [...(moved.get(personId) ?? []), { column, before, after }]);
    }
    return { ...row, before: row.before && withoutPersonTexts(row.before), after: withoutPersonTexts(row.after) };
  });
  for (const [id, texts] of moved) {
    const known = today.find((row) => row.table === 'person' && row.id === id);
    // Who was registered by the act stays registered, whatever is taken back.
    if (known?.before === null) continue;
    const row: WrittenRow = known ?? { table: 'person', id, before: {}, after: {} };
    const now = imageOf(db, 'person', id);
    for (const column of textColumns) {
      const of = texts.filter((one) => one.column === column);
      if (of.length === 0) continue;
      const stands = JSON.parse(String(now[column])) as Texts;
      const textsOn = (side: 'before' | 'after'): string => {
        const keys = of.flatMap((one) => Object.keys({ ...one.before, ...one.after }));
        const said = Object.assign({}, ...of.map((one) => one[side])) as Texts;
        // The same texts are the same, in whatever order.
        if (keys.every((key) => stands[key] === said[key])) return String(now[column]);
        const others = Object.entries(stands).filter(([key]) => !keys.includes(key));
        return JSON.stringify({ ...Object.fromEntries(others), ...said });
      };
      row.before = { ...row.before, [column]: textsOn('before') };
      row.after = { ...row.after, [column]: textsOn('after') };
    }
    if (!known) today.push(row);
  }
  return withDeaths(db, today);
}

/** Takes what an act wrote of a paper file out of a kind's own row, and puts it to the file's. */
function withCustody(rows: readonly WrittenRow[]): WrittenRow[] {
  const today = rows.map((row) => ({ ...row }));
  for (const [index, row] of today.entries()) {
    if (!ownTableNames.has(row.table) || !hasCustody(row.after)) continue;
    const before = row.before && custodyIn(row.before);
    const after = custodyIn(row.after);
    const own = { ...row, before: row.before && withoutCustody(row.before), after: withoutCustody(row.after) };
    today[index] = own;
    const file = today.find(({ table, id }) => table === 'record' && id === row.id);
    if (!file) today.push({ table: 'record', id: row.id, before: before ?? {}, after });
    else {
      file.before = file.before && { ...file.before, ...before };
      file.after = { ...file.after, ...after };
    }
  }
  return today;
}

const hasCustody = (image: Image): boolean => custody.some((column) => column in image);
const custodyIn = (image: Image): Image =>
  Object.fromEntries(custody.flatMap((column) => (column in image ? [[column, image[column]]] : [])));
function withoutCustody({
  paperFileState: _state,
  paperFileNumber: _number,
  paperFilePlace: _place,
  ...own
}: Image): Image {
  return own;
}

/** What acts wrote under the id of a row, of the table it is in today; by the table's name. */
export function writtenOfToday(table: string, written: readonly { table: string; image: Image }[]): Image {
  const images = written.flatMap(({ table: of, image }) => {
    if (table === 'record') return ownTableNames.has(of) ? custodyIn(image) : recordOfToday(image);
    return ownTableNames.has(table) ? withoutCustody(image) : image;
  });
  return Object.assign({}, ...images) as Image;
}

/** The tables under whose name acts wrote what stands in a table today. */
export const tablesOfBefore = (table: string): readonly string[] =>
  table === 'record' ? ['record', ...ownTableNames] : [table];

/** What an act wrote in a file's row, as it would be kept today. */
const recordOfToday = (image: Image): Image => withoutPersonTexts(withEndedOn(image));

// A closing always writes its reason with its day, so that a day alone is of before.
function withEndedOn(image: Image): Image {
  if (!('closedOn' in image) || 'closeReason' in image) return image;
  const { closedOn, ...rest } = image;
  return { ...rest, endedOn: closedOn };
}

function withoutPersonTexts(image: Image): Image {
  const own = textColumns.flatMap((column) => {
    if (typeof image[column] !== 'string') return [];
    const texts = Object.entries(JSON.parse(image[column]) as Texts);
    if (!texts.some(([field]) => isPersonField(field))) return [];
    return [[column, JSON.stringify(Object.fromEntries(texts.filter(([field]) => !isPersonField(field))))] as const];
  });
  return { ...image, ...Object.fromEntries(own) };
}

function personTexts(image: Image | null, column: string): Texts {
  if (image === null || typeof image[column] !== 'string') return {};
  const texts = Object.entries(JSON.parse(image[column]) as Texts);
  return Object.fromEntries(texts.filter(([field]) => isPersonField(field)));
}
