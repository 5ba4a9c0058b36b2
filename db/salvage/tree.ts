import { childrenOf, kindOf, type PageKind } from './cells.ts';
import type { Pages } from './pages.ts';

/** The pages of a b-tree that can be read, and how many of those it leads to cannot. */
export interface Tree {
  pages: { number: number; kind: PageKind }[];
  lost: number;
}

/**
 * Goes through a b-tree from its first page.
 * @param isOf whether a page belongs to it; one that does not is lost, and nothing below it is looked at
 */
export function treeOf(pages: Pages, root: number, isOf: (number: number, kind: PageKind) => boolean): Tree {
  const tree: Tree = { pages: [], lost: 0 };
  const seen = new Set<number>();
  const open = [root];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const kind = kindOf(pages, number);
    if (kind === null || seen.has(number) || !isOf(number, kind)) {
      tree.lost += 1;
      continue;
    }
    seen.add(number);
    tree.pages.push({ number, kind });
    open.push(...childrenOf(pages, number, kind).reverse());
  }
  return tree;
}
