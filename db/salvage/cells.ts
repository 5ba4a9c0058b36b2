import type { Pages } from './pages.ts';

/** What a page of a b-tree is (https://sqlite.org/fileformat2.html#b_tree_pages). */
export type PageKind = 'tableInner' | 'tableLeaf' | 'indexInner' | 'indexLeaf';

/** One row as it is stored: under a row id, or in an index and in a table without row ids under none. */
export interface Cell {
  rowid: number | null;
  values: readonly Value[];
}
export type Value = null | number | bigint | string | Buffer;

const KINDS: Readonly<Record<number, PageKind>> = {
  2: 'indexInner',
  5: 'tableInner',
  10: 'indexLeaf',
  13: 'tableLeaf',
};
/** No row of the program comes near it: a longer one is read from a damaged length. */
const LONGEST_ROW = 64 * 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** What a page is, where its head can be one of a b-tree's. */
export function kindOf(pages: Pages, number: number): PageKind | null {
  const page = pages.page(number);
  if (page === null) return null;
  const head = headAt(number);
  const kind = KINDS[page[head] ?? 0];
  if (kind === undefined) return null;
  return head + headBytes(kind) + 2 * page.readUInt16BE(head + 3) <= pages.usable ? kind : null;
}

/** The pages below an inner page. */
export function childrenOf(pages: Pages, number: number, kind: PageKind): number[] {
  const page = pages.page(number);
  if (page === null || !kind.endsWith('Inner')) return [];
  return [...offsetsIn(pages, number, kind).map((at) => page.readUInt32BE(at)), page.readUInt32BE(headAt(number) + 8)];
}

/** The rows of a page; null for each that cannot be read. */
export function* cellsOf(pages: Pages, number: number, kind: PageKind): Generator<Cell | null> {
  const page = pages.page(number);
  if (page === null || kind === 'tableInner') return;
  const told = page.readUInt16BE(headAt(number) + 3);
  const offsets = offsetsIn(pages, number, kind);
  for (let lost = offsets.length; lost < told; lost += 1) yield null;
  for (const at of offsets) yield cellAt(pages, page, kind === 'indexInner' ? at + 4 : at, kind);
}

const headAt = (number: number): number => (number === 1 ? 100 : 0);
const headBytes = (kind: PageKind): number => (kind.endsWith('Inner') ? 12 : 8);

function offsetsIn(pages: Pages, number: number, kind: PageKind): number[] {
  const page = pages.page(number);
  if (page === null) return [];
  const head = headAt(number);
  const count = page.readUInt16BE(head + 3);
  const first = head + headBytes(kind);
  const offsets = Array.from({ length: count }, (_, index) => page.readUInt16BE(first + 2 * index));
  return offsets.filter((at) => at >= first + 2 * count && at <= pages.usable - 4);
}

function cellAt(pages: Pages, page: Buffer, at: number, kind: PageKind): Cell | null {
  const length = varint(page, at);
  if (length === null || length.value > LONGEST_ROW) return null;
  const rowid = kind === 'tableLeaf' ? varint(page, length.next) : null;
  if (kind === 'tableLeaf' && rowid === null) return null;
  const payload = payloadAt(pages, page, rowid?.next ?? length.next, length.value, kind);
  const values = payload === null ? null : valuesIn(payload);
  return values === null ? null : { rowid: rowid?.value ?? null, values };
}

/** A row that is too long for its page goes on in a chain of others. */
function payloadAt(pages: Pages, page: Buffer, at: number, length: number, kind: PageKind): Buffer | null {
  const { usable } = pages;
  const most = kind === 'tableLeaf' ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const spilled = least + ((length - least) % (usable - 4));
  const here = length <= most ? length : spilled <= most ? spilled : least;
  if (at + here > usable) return null;
  if (here === length) return page.subarray(at, at + here);
  if (at + here + 4 > usable) return null;
  const parts = [page.subarray(at, at + here)];
  let next = page.readUInt32BE(at + here);
  for (let left = length - here; left > 0; left -= usable - 4) {
    const more = pages.page(next);
    if (more === null) return null;
    parts.push(more.subarray(4, 4 + Math.min(left, usable - 4)));
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** The values of a row; null where it is not exactly as long as its own head says. */
function valuesIn(payload: Buffer): Value[] | null {
  const head = varint(payload, 0);
  if (head === null || head.value > payload.length) return null;
  const values: Value[] = [];
  let body = head.value;
  for (let at = head.next; at < head.value; ) {
    const type = varint(payload, at);
    if (type === null || type.next > head.value) return null;
    at = type.next;
    const bytes = bytesOf(type.value);
    if (bytes === null || body + bytes > payload.length) return null;
    const value = valueIn(type.value, payload.subarray(body, body + bytes));
    if (value === undefined) return null;
    values.push(value);
    body += bytes;
  }
  return body === payload.length ? values : null;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function bytesOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return INTEGER_BYTES[type] ?? null;
}

function valueIn(type: number, bytes: Buffer): Value | undefined {
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type >= 8 && type <= 9) return type - 8;
  if (type === 6) {
    const value = bytes.readBigInt64BE(0);
    return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  }
  if (type < 7) return bytes.readIntBE(0, bytes.length);
  if (type % 2 === 0) return Buffer.from(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    // Every text was written as UTF-8: this one was written over.
    return undefined;
  }
}

/** SQLite's number of one to nine bytes, of which the program uses what a number of JavaScript holds. */
function varint(bytes: Buffer, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 127);
    if (byte < 128) return Number.isSafeInteger(value) ? { value, next: at + index + 1 } : null;
  }
  return null;
}
