import { formatCount } from '#shared/rules/counts.ts';
import { openRemains, type Remains, type Row } from './read.ts';

/** How much of a damaged database can be read, by what a clerk counts. */
export interface Survey {
  noun: 'persons' | 'records' | 'payments' | 'materials';
  words: string;
  readable: number;
  /** Known to be lost; rows nothing else in the file tells of are not among them. */
  lost: number;
}

/** Materials the file tells of, for whoever looks whether they lie beside it. */
export interface SurveyedMaterial {
  sha256: string;
  sizeBytes: number;
}

const NOUNS = [
  ['persons', '人员', 'person', '名'],
  ['records', '档案', 'record', '份'],
  ['payments', '发放明细', 'payment_line', '条'],
  ['materials', '材料', 'attachment', '份'],
] as const;

/**
 * Counts what can be read of a database file, whatever SQLite says of it, and what is known to be lost: rows that the
 * digests or the indexes tell of. @returns null where nothing of an archive can be read
 */
export function surveyDatabase(path: string): { nouns: Survey[]; materials: SurveyedMaterial[] } | null {
  const remains = openRemains(path);
  if (remains === null) return null;
  try {
    const told = toldIds(remains);
    const materials: SurveyedMaterial[] = [];
    const nouns = NOUNS.map(([noun, words, table, unit]): Survey => {
      const read = new Set<number>();
      for (const row of remains.rows(table)) {
        read.add(Number(row.id));
        if (table === 'attachment') materials.push(materialOf(row));
      }
      const known = new Set([...(told.get(table) ?? []), ...remains.indexed(table).keys()]);
      const lost = [...known].filter((id) => !read.has(id)).length;
      return { noun, words: `${words} ${read.size} ${unit}`, readable: read.size, lost };
    });
    return nouns.some(({ readable, lost }) => readable + lost > 0) ? { nouns, materials } : null;
  } finally {
    remains.close();
  }
}

/** What was counted, in one sentence. */
export function surveyWords(nouns: readonly Survey[]): string {
  const counted = nouns.map(({ words, lost }) => `${words}${lost > 0 ? `（另有 ${formatCount(lost)} 条读不出）` : ''}`);
  return `还读得出：${counted.join('、')}。`;
}

function toldIds(remains: Remains): Map<string, Set<number>> {
  const told = new Map<string, Set<number>>();
  for (const { table_name: table, row_id: id } of remains.rows('proof')) {
    const name = String(table);
    const ids = told.get(name);
    if (ids) ids.add(Number(id));
    else told.set(name, new Set([Number(id)]));
  }
  return told;
}

function materialOf(row: Row): SurveyedMaterial {
  return { sha256: String(row.sha256), sizeBytes: Number(row.size_bytes) };
}
