import { digestOfRows } from '../proof/digests.ts';
import { cellsOf, kindOf, type Value } from './cells.ts';
import { type Layout, layOut } from './layout.ts';
import { openPages, type Pages } from './pages.ts';
import { fits, rowOf, type Shape, type Shapes, shapesOf } from './shapes.ts';

export type Row = Record<string, Value>;

/** A database file of which everything is read that can be. */
export interface Remains {
  shapes: Shapes;
  /** The tables there are. */
  tables: readonly string[];
  /** The rows of a table that can be read, those of its own tree first; twice the same key is possible. */
  rows: (table: string) => Generator<Row>;
  /** Ids of rows of a table that its indexes know, with what they hold of them. */
  indexed: (table: string) => Map<number, Row>;
  close: () => void;
}

/** Opens a database file for its remains, without SQLite and without writing. @returns null where there is nothing */
export function openRemains(path: string): Remains | null {
  const pages = openPages(path);
  if (pages === null) return null;
  const shapes = shapesOf(pages);
  const layout = layOut(pages, shapes);
  settleDoubts(pages, shapes, layout);
  const tables = shapes.all.filter(({ isIndex }) => !isIndex);
  return {
    shapes,
    tables: tables.map(({ name }) => name),
    rows: function* (table) {
      const shape = tables.find(({ name }) => name === table);
      if (shape) yield* rowsOf(pages, layout.pagesOf.get(shape) ?? [], shape);
    },
    indexed: (table) => {
      const known = new Map<number, Row>();
      for (const shape of shapes.all)
        if (shape.isIndex && shape.table === table)
          for (const { rowid, ...values } of rowsOf(pages, layout.pagesOf.get(shape) ?? [], shape))
            known.set(Number(rowid), { ...known.get(Number(rowid)), ...values });
      return known;
    },
    close: pages.close,
  };
}

/** A page that could be of several tables is of the one whose digests its rows have. */
function settleDoubts(pages: Pages, { all }: Shapes, { doubtful, pagesOf }: Layout): void {
  const proof = all.find(({ name, isIndex }) => name === 'proof' && !isIndex);
  if (doubtful.length === 0 || !proof) return;
  const digests = new Set<string>();
  for (const { table_name: table, row_id: id, digest } of rowsOf(pages, pagesOf.get(proof) ?? [], proof))
    digests.add(`${table}:${id}:${Buffer.isBuffer(digest) ? digest.toString('hex') : ''}`);
  for (const { number, shapes } of doubtful) {
    const owner = shapes.find((shape) => {
      for (const row of rowsOf(pages, [number], shape)) {
        const digest = digestOfRows(shape.table, Number(row.id), [row]);
        if (digests.has(`${shape.table}:${row.id}:${digest?.toString('hex')}`)) return true;
      }
      return false;
    });
    if (owner) pagesOf.get(owner)?.push(number);
  }
}

function* rowsOf(pages: Pages, numbers: readonly number[], shape: Shape): Generator<Row> {
  for (const number of numbers) {
    const kind = kindOf(pages, number);
    if (kind === null) continue;
    for (const cell of cellsOf(pages, number, kind)) if (cell !== null && fits(cell, shape)) yield rowOf(cell, shape);
  }
}
