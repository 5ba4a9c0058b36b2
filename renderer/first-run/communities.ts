import { isAreaCode12 } from '#shared/rules/area-code.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';

export interface TypedCommunity {
  name: string;
  code: string | null;
}

/**
 * Communities as typed or pasted: one a line, or several with commas between them; a 12-digit code may stand before or
 * behind the name. A name that comes twice counts once.
 */
export function readCommunities(text: string): { communities: TypedCommunity[]; twice: string[]; badCodes: string[] } {
  const communities = new Map<string, TypedCommunity>();
  const twice: string[] = [];
  const badCodes: string[] = [];
  for (const piece of foldWidth(text).split(/[\n\r;；、,，]+/)) {
    const code = /(?<!\d)\d{12}(?!\d)/.exec(piece)?.[0] ?? null;
    const name = withoutBlanks(code === null ? piece : piece.replace(code, '')).replace(
      /^\d+[.．、)）]?(?=\p{Script=Han})/u,
      '',
    );
    if (name === '') continue;
    if (code !== null && !isAreaCode12(code)) badCodes.push(code);
    if (communities.has(name)) twice.push(name);
    else communities.set(name, { name, code: code !== null && isAreaCode12(code) ? code : null });
  }
  return { communities: Array.from(communities.values()), twice, badCodes };
}
