import { type Cell, cellsOf, kindOf, type PageKind } from './cells.ts';
import type { Pages } from './pages.ts';
import { fits, type Shape, type Shapes } from './shapes.ts';
import { treeOf } from './tree.ts';

/** Which pages hold the rows of which table. */
export interface Layout {
  pagesOf: ReadonlyMap<Shape, number[]>;
  /** Tables and indexes some page of whose tree is lost; what hung below it may have been found again. */
  broken: ReadonlySet<Shape>;
  /** Pages no tree leads to any longer, whose rows could be those of several tables. */
  doubtful: readonly { number: number; shapes: readonly Shape[] }[];
}

/**
 * Goes through every tree from its first page; then through the pages no tree leads to, and gives each to the one table
 * all of whose rules its rows keep. Pages the file says are given back hold what was deleted, and are left out.
 */
export function layOut(pages: Pages, { all, schemaPages }: Shapes): Layout {
  const pagesOf = new Map<Shape, number[]>(all.map((shape) => [shape, []]));
  const broken = new Set<Shape>();
  const seen = new Set<number>(schemaPages);
  for (const shape of all) {
    if (shape.root === null) broken.add(shape);
    else {
      const tree = treeOf(pages, shape.root, (number, kind) => !seen.has(number) && isOf(pages, number, kind, shape));
      if (tree.lost > 0) broken.add(shape);
      for (const { number, kind } of tree.pages) {
        seen.add(number);
        if (kind !== 'tableInner') pagesOf.get(shape)?.push(number);
      }
    }
  }
  const doubtful: Layout['doubtful'][number][] = [];
  // A whole file has no such pages; what a crash of long ago left is not looked for.
  if (broken.size === 0) return { pagesOf, broken, doubtful };
  const free = pages.free ?? new Set();
  for (let number = 2; number <= pages.count; number += 1) {
    const kind = seen.has(number) || free.has(number) ? null : kindOf(pages, number);
    const shapes = kind === null ? [] : ownersOf(pages, number, kind, broken);
    const [shape] = shapes;
    if (shape && shapes.length === 1) pagesOf.get(shape)?.push(number);
    else if (shapes.length > 1) doubtful.push({ number, shapes });
  }
  return { pagesOf, broken, doubtful };
}

/** A page of a tree that holds other rows came there by a mistake of the disk: it is left to be found by what it holds. */
function isOf(pages: Pages, number: number, kind: PageKind, shape: Shape): boolean {
  if (!kind.startsWith(shape.isByRowid ? 'table' : 'index')) return false;
  const cells = [...cellsOf(pages, number, kind)].filter((cell) => cell !== null);
  return cells.length === 0 || cells.some((cell) => fits(cell, shape));
}

/** The broken tables all rows of a page can be of. */
function ownersOf(pages: Pages, number: number, kind: PageKind, broken: ReadonlySet<Shape>): Shape[] {
  const cells = [...cellsOf(pages, number, kind)].filter((cell) => cell !== null);
  if (cells.length === 0 || kind === 'tableInner') return [];
  const isByRowid = kind === 'tableLeaf';
  return [...broken].filter(
    (shape) => shape.isByRowid === isByRowid && cells.every((cell) => fits(cell, shape) && isLongAs(cell, shape)),
  );
}

/** Of shapes with the same beginning, the one with as many columns is meant; rows of early programs may be shorter. */
function isLongAs({ values }: Cell, { columns }: Shape): boolean {
  return values.length === columns.length;
}
