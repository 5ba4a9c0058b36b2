import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';

export interface TypedCommunity {
  name: string;
  /** As typed; empty when none was given. */
  code: string;
}

/**
 * Communities as typed or pasted: one a line, or several with commas, semicolons or 、 between them; a 12-digit code may
 * stand before or behind the name, and a running number before it. Headings and lines without a name are left out.
 */
export function parseCommunities(text: string): TypedCommunity[] {
  const found: TypedCommunity[] = [];
  for (const line of foldWidth(text).split(/[\r\n;；]+/)) {
    // A comma between a code and its name holds them together; between names it sets them apart.
    for (const piece of hasCode(line) ? [line] : line.split(/[,，、\t]+/)) {
      const community = readOne(piece);
      if (community) found.push(community);
    }
  }
  return found;
}

// Copied from a table together with its heads.
const HEADINGS = new Set(['序号', '名称', '社区', '社区名称', '区划代码', '代码', '备注']);

function hasCode(line: string): boolean {
  return (line.match(/(?<!\d)\d{12}(?!\d)/g) ?? []).length === 1;
}

function readOne(piece: string): TypedCommunity | null {
  const code = /(?<!\d)\d{12}(?!\d)/.exec(piece)?.[0] ?? '';
  const rest = code === '' ? piece : piece.replace(code, ' ');
  const name = withoutBlanks(rest.replace(/[,，、\t]+/g, ' ')).replace(/^\d+[.．、)）]?(?=\p{Script=Han})/u, '');
  return name === '' || /^\d+$/.test(name) || HEADINGS.has(name) ? null : { name, code };
}

/** Positions of communities whose name stands further up already. */
export function repeatedNames(communities: readonly TypedCommunity[]): Set<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  communities.forEach((community, index) => {
    if (seen.has(community.name.trim())) repeated.add(index);
    seen.add(community.name.trim());
  });
  return repeated;
}
