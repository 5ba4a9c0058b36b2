import { isOther } from '#shared/codes/dictionary.ts';
import { foldCodeWord } from '#shared/codes/find-code.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import type { OtherTarget, OtherText } from '#shared/contract/codes.ts';
import { AppError } from '#shared/errors.ts';
import { kinds, type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { commandRows, runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { getRow, prepared, updateRow } from '../core/rows.ts';
import { changePerson, getPerson, personValues } from '../people/people.ts';
import { ownTableOf } from '../records/kind-tables.ts';
import { fileNameSql, personOf } from '../records/subject.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { record } from '../tables/records.ts';
import { dictionary } from './codes.ts';
import { type CodePlace, codePlaces } from './uses.ts';
import { insertLocal, nameOf, requireItem, tableTitle, writeOwn } from './write.ts';

/** 其他内容: what clerks wrote beside 其他, and what rosters said where no code could be read. */

const EXAMPLES = 5;
const SYNONYM_MOST = 40;

interface FoundText {
  recordId: number;
  /** null: the file is of no person. */
  personId: number | null;
  kind: RecordKind;
  number: string;
  name: string;
  field: string;
  text: string;
  isTyped: number;
  /** What the field holds now, a list as JSON. */
  value: string | null;
}

/** The texts of a table, or of all, the most frequent first. */
export function otherTexts(db: ReadableDb, table: CodeTableName | null): OtherText[] {
  const groups = new Map<string, OtherText>();
  for (const found of foundTexts(db)) {
    const place = placeOf(found);
    if (!place || (table !== null && place.table !== table)) continue;
    const key = `${place.table} ${foldCodeWord(found.text)}`;
    const group = groups.get(key) ?? { table: place.table, text: found.text, typed: 0, unread: 0, examples: [] };
    groups.set(key, group);
    if (found.isTyped) group.typed += 1;
    else group.unread += 1;
    if (group.examples.length < EXAMPLES)
      group.examples.push({ recordId: found.recordId, number: found.number, name: found.name });
  }
  return Array.from(groups.values()).sort(
    (one, other) => other.typed + other.unread - (one.typed + one.unread) || (one.text < other.text ? -1 : 1),
  );
}

/**
 * Makes a text a code, or another word for one, and moves every file that has it: one act, told in each file's history.
 * @returns how many files were moved
 * @throws AppError code.otherGone, code.notFound, code.taken, code.wordTaken, code.tableFixed, input.invalid
 */
export function assignOther(
  db: WritableDb,
  act: Act,
  input: { table: CodeTableName; text: string; target: OtherTarget },
): number {
  const { table, text, target } = input;
  const found = foundTexts(db).filter(
    (one) => placeOf(one)?.table === table && foldCodeWord(one.text) === foldCodeWord(text),
  );
  if (found.length === 0) throw new AppError('code.otherGone', { text });
  const records = new Set(found.map((one) => one.recordId)).size;
  const item = target.way === 'known' ? requireItem(db, { table, code: target.code }) : target;
  if ('isRetired' in item && item.isRetired)
    throw new AppError('input.invalid', { fields: { 'target.code': `“${item.label}”已停用，请选别的` } });
  const way = target.way === 'new' ? '登记为新代码' : '归入';
  const title = `${tableTitle(table)}其他内容“${text}”${way} ${nameOf(item)}（${formatCount(records)} 份档案）`;
  runCommand(
    db,
    act,
    (nounId: number) => ({ name: 'codes.assign', title, noun: 'code', nounId }),
    () => {
      const id = targetRow(db, act, input);
      for (const one of found) moveText(db, act, one, target.code, title);
      return id;
    },
  );
  return records;
}

/** Tells the files of an act on codes that it was taken back. */
export function tellUndone(db: WritableDb, act: Act, commandId: number, title: string): void {
  for (const id of commandRows(db, commandId, record))
    keepChange(db, act, { noun: 'record', nounId: id, action: 'undo', note: title });
}

// The row the act is about: the new code, or the known one, which learns the text as a further word.
function targetRow(
  db: WritableDb,
  act: Act,
  { table, text, target }: { table: CodeTableName; text: string; target: OtherTarget },
): number {
  // What a bare number means depends on who wrote it (domain part C.0): it is no word of the table.
  const isWord = !/^\d+$/.test(foldCodeWord(text)) && text.length <= SYNONYM_MOST;
  if (target.way === 'new') {
    const isSaid = foldCodeWord(text) === foldCodeWord(target.label);
    return insertLocal(db, act, { table, ...target, synonyms: isWord && !isSaid ? [text] : [] });
  }
  const item = requireItem(db, { table, code: target.code });
  const isKnown = !isWord || dictionary(db).find(table, text) === target.code;
  const synonyms = isKnown ? item.ownSynonyms : [...item.ownSynonyms, text];
  return writeOwn(db, act, { table, code: target.code }, item, { synonyms: JSON.stringify(synonyms) });
}

function moveText(db: WritableDb, act: Act, found: FoundText, code: string, title: string): void {
  const place = placeOf(found);
  if (!place) return;
  const value = place.isList ? listWith(db, place.table, found.value, code) : code;
  if (place.sqlTable === 'person') movePersonText(db, act, found, value, title);
  else moveFileText(db, act, found, place, value, title);
}

function movePersonText(db: WritableDb, act: Act, found: FoundText, value: string | string[], note: string): void {
  const before = getPerson(db, personOf({ id: found.recordId, personId: found.personId }));
  const values = personValues(before);
  const { [found.field]: _text, ...otherText } = values.otherText;
  const { [found.field]: _unread, ...unreadText } = parse(before.unreadText);
  const texts = found.isTyped ? { otherText } : {};
  // What a name is read by is not touched by a code.
  changePerson(
    db,
    act,
    before,
    { ...values, ...texts, [found.field]: value },
    { readings: [], note, unreadText: found.isTyped ? parse(before.unreadText) : unreadText },
  );
}

function moveFileText(
  db: WritableDb,
  act: Act,
  found: FoundText,
  place: CodePlace,
  value: string | string[],
  note: string,
): void {
  const { field, recordId } = found;
  const envelope = getRow(db, record, recordId);
  if (!envelope) return;
  const kept = found.isTyped ? 'otherText' : 'unreadText';
  const { [field]: _moved, ...texts } = parse(envelope[kept]);
  const shown = place.isList && found.value !== null ? JSON.parse(found.value) : found.value;
  const stored = typeof value === 'string' ? value : JSON.stringify(value);
  if (place.sqlTable === 'record')
    updateRow(db, record, recordId, { [place.column === 'state' ? 'state' : field]: stored });
  else updateRow(db, tablesOfKinds[found.kind].own.table, recordId, { [field]: stored });
  updateRow(db, record, recordId, {
    [kept]: JSON.stringify(texts),
    version: envelope.version + 1,
    updatedAt: act.at,
    updatedBy: act.userId,
  });
  const before = { [field]: shown, ...(found.isTyped ? { otherText: parse(envelope.otherText) } : {}) };
  const after = { [field]: value, ...(found.isTyped ? { otherText: texts } : {}) };
  keepChange(db, act, { noun: 'record', nounId: recordId, action: 'update', note, before, after });
}

function listWith(db: ReadableDb, table: CodeTableName, stored: string | null, code: string): string[] {
  const codes = dictionary(db);
  const before = stored === null ? [] : (JSON.parse(stored) as string[]);
  const chosen = new Set([...before.filter((one) => !isOther(codes.item(table, one))), code]);
  const ordered = codes.items(table).map((item) => item.code);
  return ordered.filter((one) => chosen.has(one));
}

// A typed text counts while its field says 其他, an unread one while its field is as empty as in a new file.
function foundTexts(db: ReadableDb): FoundText[] {
  const codes = dictionary(db);
  const rows = prepared(db, textsSql).all() as FoundText[];
  return rows.filter((row) => {
    const place = placeOf(row);
    if (!place) return false;
    const chosen = place.isList
      ? (parse(row.value ?? '[]') as unknown as string[])
      : row.value === null
        ? []
        : [row.value];
    if (row.isTyped) return chosen.some((code) => isOther(codes.item(place.table, code)));
    const empty = (kinds[row.kind].empty as unknown as Record<string, unknown>)[row.field];
    return JSON.stringify(place.isList ? chosen : row.value) === JSON.stringify(empty);
  });
}

function placeOf({ kind, field }: Pick<FoundText, 'kind' | 'field'>): CodePlace | undefined {
  return codePlaces.find((place) => place.field === field && (place.kind === null || place.kind === kind));
}

/** What a field holds, by its name `j.key`, as SQL. @param alias of each table the fields stand in */
function storedValue(kind: RecordKind | null, alias: (sqlTable: string) => string): string {
  const cases = codePlaces.flatMap(({ kind: of, field, sqlTable, column }) =>
    of === kind && field !== null ? [`WHEN '${field}' THEN ${alias(sqlTable)}."${column}"`] : [],
  );
  return cases.length === 0 ? 'NULL' : `CASE j.key ${cases.join(' ')} END`;
}

const WITH_TEXT = (alias: string): string => `(${alias}.other_text <> '{}' OR ${alias}.unread_text <> '{}')`;
const textsIn = (alias: 'p' | 'r', value: string, from: string): string[] =>
  [`${alias}.other_text`, `${alias}.unread_text`].map(
    (
      column,
      position,
    ) => `SELECT r.id AS recordId, r.person_id AS personId, r.kind, r.number, ${fileNameSql('r')} AS name, j.key AS field,
       j.value AS text, ${position === 0 ? 1 : 0} AS isTyped, ${value} AS value ${from.replace('@column', column)}`,
  );
const textsSql = [
  ...recordKinds.flatMap((kind) =>
    textsIn(
      'r',
      storedValue(kind, (sqlTable) => (sqlTable === 'record' ? 'r' : 'd')),
      `FROM record r INDEXED BY record_other, json_each(@column) j
       JOIN ${ownTableOf(kind)} d ON d.id = r.id
       WHERE ${WITH_TEXT('r')} AND r.kind = '${kind}' AND r.removed_at IS NULL AND r.pending = 0`,
    ),
  ),
  // A person's text counts once, by the file in use that was opened first.
  ...textsIn(
    'p',
    storedValue(null, () => 'p'),
    `FROM person p INDEXED BY person_other, json_each(@column) j
       JOIN record r ON r.id = (SELECT min(o.id) FROM record o WHERE o.person_id = p.id AND o.removed_at IS NULL AND o.pending = 0)
       WHERE ${WITH_TEXT('p')} AND p.pending = 0`,
  ),
].join(' UNION ALL ');

function parse(text: string): Record<string, string> {
  return JSON.parse(text) as Record<string, string>;
}
