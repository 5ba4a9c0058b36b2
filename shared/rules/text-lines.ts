/**
 * A line of a text that is digested: its cells apart by tabs. What a cell itself holds of tabs, ends of lines and
 * backslashes is written otherwise, and nothing (null) is not an empty cell: no two contents give one text.
 */
export function textLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellText).join('\t')}\n`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '\\-';
  return String(cell).replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}
