import type { Import, ImportColumn } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { columnLetter, doubledColumns } from '#shared/rules/roster-columns.ts';
import { fieldOf, type MappingDraft } from './mapping.ts';

/** Several columns that name one field, with the one that is taken. */
export interface DoubledChoice {
  field: string;
  title: string;
  columns: ImportColumn[];
  taken: ImportColumn | null;
}

/** What of a file is not taken in as it stands, or might not be meant: each is told, most with a choice. */
export interface RosterFindings {
  /** Sheets with something on them that stay out. */
  sheetsLeftOut: { name: string; words: string }[];
  /** Sheets whose name is the community of everybody on it. */
  communities: string[];
  /** Sheets whose name is not, while no column says one. */
  withoutCommunity: string[];
  hiddenRows: number;
  /** Hidden columns that are taken in. */
  hiddenColumns: ImportColumn[];
  doubled: DoubledChoice[];
  /** Sheets that go on right of what is read. */
  cut: string[];
}

export function findingsOf(plan: Import, draft: MappingDraft): RosterFindings {
  const taken = plan.sheetsRead.flatMap(({ name, isCut, taken: of }) => (of === null ? [] : [{ name, isCut, ...of }]));
  const saysCommunity = plan.columns.some((column) => fieldOf(column, draft) === 'communityName');
  const titles = new Map(kinds[plan.kind].rosterColumns.map((column) => [column.field, column.title]));
  return {
    sheetsLeftOut: plan.sheetsRead
      .filter((sheet) => !sheet.isTaken && sheet.lines > 0)
      .map(({ name, lines, isAlike }) => ({
        name,
        words: `${name}（${formatCount(lines)} 行，${isAlike ? '表头相同' : '表头不同'}）`,
      })),
    communities: taken.flatMap(({ communityName }) => communityName ?? []),
    withoutCommunity:
      saysCommunity || plan.sheetsRead.length < 2
        ? []
        : taken.flatMap(({ name, communityName }) => (communityName === null ? [name] : [])),
    hiddenRows: taken.reduce((sum, { hidden }) => sum + hidden, 0),
    hiddenColumns: plan.columns.filter((column) => column.isHidden && fieldOf(column, draft) !== null),
    doubled: doubledColumns(plan.columns).map(({ field, columns }) => ({
      field,
      columns,
      title: titles.get(field) ?? field,
      taken: columns.find((column) => fieldOf(column, draft) === field) ?? null,
    })),
    cut: taken.flatMap(({ name, isCut }) => (isCut ? [name] : [])),
  };
}

/** A column as a clerk finds it: G 列 联系电话（13805910001） */
export function columnWords({ index, heading, samples }: ImportColumn): string {
  const sample = samples.find((text) => text !== '');
  return `${columnLetter(index)} 列 ${heading || '（没有表头）'}（${sample ?? '空'}）`;
}

/** What became of each sheet of a file with several, and of who stood on hidden rows, for the page of the result. */
export function sheetSentence(plan: Import): string {
  const taken = plan.sheetsRead.flatMap(({ name, taken: of }) => (of === null ? [] : [{ name, ...of }]));
  const hidden = taken.reduce((sum, sheet) => sum + sheet.hidden, 0);
  const hiddenWords =
    hidden > 0 && plan.hiddenRows === 'skip' ? `隐藏的行里有 ${formatCount(hidden)} 人，按所选没有导入。` : '';
  if (plan.sheetsRead.length < 2) return hiddenWords;
  const each = taken.map(
    ({ name, accepted, rejected }) =>
      `${name} ${formatCount(accepted)} 人${rejected > 0 ? `、未通过 ${formatCount(rejected)} 行` : ''}`,
  );
  const left = plan.sheetsRead.filter((sheet) => !sheet.isTaken && sheet.lines > 0).map((sheet) => sheet.name);
  const leftWords = left.length > 0 ? `没有导入的工作表：${left.join('、')}。` : '';
  return `${taken.length > 1 ? '各表' : '工作表'}：${each.join('；')}。${leftWords}${hiddenWords}`;
}
