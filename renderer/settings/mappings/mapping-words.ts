import { type MappingLine, mappingLines, type OwnMapping, type RosterSource } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import { codeTables } from '#shared/codes/tables.ts';
import { codeMarkLabel } from '#shared/rules/code-sheet.ts';
import { foldForSearch } from '#shared/rules/search-text.ts';

/** A line of 代码对照 in the words of the screen. */
export interface ShownLine {
  line: MappingLine;
  sourceName: string;
  tableTitle: string;
  /** What the code becomes here: 10 未婚, or 留空. */
  ours: string;
  /** 有依据, 待本单位确认, 本单位. */
  mark: string;
  tone: 'good' | 'warn' | 'active';
  /** 2026-11-23 林经办, of a decision of the office. */
  decided: string;
}

/** Every line with all words of a text, of one source or of all. */
export function shownLines(
  sources: readonly RosterSource[],
  own: readonly OwnMapping[],
  codes: Dictionary,
  asked: { text: string; source: string | null; isOwnOnly: boolean },
): ShownLine[] {
  const names = new Map(sources.map((one) => [one.key, one.name]));
  const words = foldForSearch(asked.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return mappingLines(own)
    .filter((line) => names.has(line.source))
    .filter((line) => asked.source === null || line.source === asked.source)
    .filter((line) => !asked.isOwnOnly || line.own !== null)
    .map((line) => ({
      line,
      sourceName: names.get(line.source) ?? '',
      tableTitle: codeTables[line.table].title,
      ours: oursOf(codes, line),
      mark: codeMarkLabel(line.sure),
      tone:
        line.sure === 'local' ? ('active' as const) : line.sure === 'source' ? ('good' as const) : ('warn' as const),
      decided: line.own ? `${line.own.on} ${line.own.by}` : '',
    }))
    .filter((shown) => {
      const whole = foldForSearch(
        [shown.sourceName, shown.tableTitle, shown.line.code, shown.line.label, shown.ours, shown.mark].join(' '),
      );
      return words.every((word) => whole.includes(word));
    });
}

function oursOf(codes: Dictionary, { table, target }: MappingLine): string {
  return target === null ? '留空，原文保留' : `${target} ${codes.label(table, target)}`;
}
