import { placeName } from '#shared/contract/file-tokens.ts';

/**
 * What was exported and the file it lies in, for the clerk: 已导出 3,047 人：花名册.xlsx. `path` is the chosen file as the
 * window knows it, a sealed token; of that only the file's name may be read. `counted` is a number with its unit.
 */
export function exportedWords(path: string, counted?: string): string {
  return `已导出${counted === undefined ? '' : ` ${counted}`}：${placeName(path)}`;
}
