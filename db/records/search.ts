import type { Matched, RecordFilter } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/kinds.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { readQuery } from '#shared/rules/search-text.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, int, typed } from '../core/typed.ts';
import { nameTokens } from '../people/people.ts';
import { community } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import { narrow } from './narrow.ts';
import { byOwnValues, END, type Source } from './own-search.ts';
import { filesBeside } from './search-beside.ts';
import { byHousehold, OF_HEAD, OF_MEMBER } from './search-household.ts';
import { byOutlet } from './search-outlet.ts';

const r = alias(record, 'r');

/** No screen shows more hits than this for one text; beyond it the clerk types another letter. */
export const HIT_LIMIT = 500;

export interface Hit {
  recordId: number;
  matched: Matched;
  /** The row of somebody beside the subject by whom it was found. */
  besideId?: number;
  /** The row of a member of its household, of now or before, by whom it was found. */
  memberId?: number;
}

/**
 * Finds files by whatever the clerk typed: name (one character is enough), pinyin, initials, any part of a number of
 * any kind, phone, address, 档号. Several words narrow each other, a part of a community's name among them. Best hits first: whole name, beginning of the name, its middle,
 * then numbers, then addresses.
 */
export function searchRecords(
  db: ReadableDb,
  filter: RecordFilter,
  scope: Scope = wholeOffice,
  limit = HIT_LIMIT,
): { hits: Hit[]; isWhole: boolean } {
  const given = filter.text.trim().split(/\s+/).filter(Boolean);
  const words = given.length > 1 && isLatin(filter.text) ? [filter.text.replace(/\s+/g, '')] : given;
  // A community names thousands: the search begins with a word that names people, and the community narrows it.
  const places = new Map(words.length > 1 ? words.map((word) => [word, communitiesNamed(db, word)]) : []);
  const [first, ...others] = [...words].sort(
    (one, other) => Number((places.get(one)?.length ?? 0) > 0) - Number((places.get(other)?.length ?? 0) > 0),
  );
  if (!first) return { hits: [], isWhole: true };
  const narrowing = narrow(filter, scope);
  const hits = new Map<number, Matched>();
  const ways = sourcesFor(first);
  const { subject, people } = kinds[filter.kind];
  const ofSubject = subject === 'household' ? leadingOn(ways, OF_HEAD) : [];
  const ofOthers = [...byOutlet(filter.kind, first), ...byHousehold(filter.kind, first)];
  for (const source of [...ofSubject, ...ways, ...ofOthers, ...byOwnValues(filter.kind, first)]) {
    if (hits.size > limit) break;
    const ids = read(db, typed`SELECT ${int('r.id')} FROM ${source.from} AND ${narrowing.sql} LIMIT ${limit + 1}`).all({
      ...source.params,
      ...narrowing.params,
    });
    for (const id of ids) if (!hits.has(id)) hits.set(id, source.matched);
  }
  let found: Hit[] = Array.from(hits, ([recordId, matched]) => ({ recordId, matched }));
  if (hits.size <= limit && subject === 'household') {
    for (const [recordId, memberId] of filesBeside(db, leadingOn(ways, OF_MEMBER), narrowing, limit, 'm'))
      if (!hits.has(recordId)) found.push({ recordId, matched: 'beside', memberId });
  }
  if (found.length <= limit && people !== 'none') {
    const known = new Set(found.map(({ recordId }) => recordId));
    for (const [recordId, besideId] of filesBeside(db, leadingOn(ways, BESIDE), narrowing, limit))
      if (!known.has(recordId)) found.push({ recordId, matched: 'beside', besideId });
  }
  for (const word of others) {
    const wanted = new Set(searchRecords(db, { ...filter, text: word }, scope, 20_000).hits.map((hit) => hit.recordId));
    const near = new Set(recordsIn(db, places.get(word) ?? [], found));
    found = found.filter(({ recordId }) => wanted.has(recordId) || near.has(recordId));
  }
  return { hits: found.slice(0, limit), isWhole: found.length <= limit };
}

/** The communities whose name a word is a part of. */
function communitiesNamed(db: ReadableDb, word: string): number[] {
  return read(db, typed`SELECT ${community.id} FROM ${community} WHERE removed_at IS NULL AND instr(name, ?)`).all(
    word,
  );
}

function recordsIn(db: ReadableDb, communityIds: readonly number[], hits: readonly Hit[]): number[] {
  if (communityIds.length === 0) return [];
  return read(
    db,
    typed`SELECT ${r.id} FROM json_each(@ids) j CROSS JOIN ${r} ON r.id = j.value
     WHERE r.community_id IN (SELECT value FROM json_each(@communities))`,
  ).all({
    ids: JSON.stringify(hits.map(({ recordId }) => recordId)),
    communities: JSON.stringify(communityIds),
  });
}

function isLatin(text: string): boolean {
  return /^[A-Za-z'\s]+$/.test(text);
}

// CROSS JOIN holds SQLite to the order written: from the word's own index to its files. Left to itself it begins with
// all files of the kind, a thousand times slower at 100,000.
const RECORD = 'CROSS JOIN record r ON r.person_id =';
const PERSON = `person p ${RECORD} p.id WHERE`;
const ALIAS = `person_alias a ${RECORD} a.person_id WHERE a.removed_at IS NULL AND`;
const FORMER_NUMBER = `person_former_number n ${RECORD} n.person_id WHERE n.removed_at IS NULL AND`;
const NAME = `person_name_fts f ${RECORD} f.rowid WHERE`;
const PART = `person_part_fts f ${RECORD} f.rowid WHERE person_part_fts MATCH @phrase`;

function sourcesFor(word: string): Source[] {
  const query = readQuery(word);
  const sources: Source[] = [];
  const { text } = query;
  if (query.latin) sources.push(...byPinyin(query.latin));
  if (query.han || !query.digits) sources.push(...byName(text));
  if (query.digits) sources.push(...byNumber(query.digits));
  if (CARD_PART.test(text)) sources.push(...byCard(text.toUpperCase()));
  // Its letters alone stand in every number.
  if (/\d/.test(text)) sources.push(...byArchivalCode(text.toUpperCase()));
  sources.push(...byAddress(text));
  return sources;
}

/**
 * The same ways from a word to people, leading on to the rows `r` of another table that names people: their households,
 * or the people themselves. By address nobody is looked for there.
 */
export function sourcesOfPeople(word: string, table: 'person' | 'household_member'): Source[] {
  return leadingOn(sourcesFor(word), `CROSS JOIN ${table} r ON r.${table === 'person' ? 'id' : 'person_id'} =`);
}

// To the files in which the people stand beside the subject; `b` is the row that says so.
const BESIDE = `CROSS JOIN record_beside b CROSS JOIN record r
  ON r.id = b.record_id AND b.removed_at IS NULL AND b.person_id =`;

function leadingOn(ways: readonly Source[], join: string): Source[] {
  return ways
    .filter(({ matched, from }) => matched !== 'address' && from.includes(RECORD))
    .map((source) => ({ ...source, from: source.from.replace(RECORD, join) }));
}

function byName(text: string): Source[] {
  const range = { term: text, end: text + END };
  return [
    { matched: 'name', from: `${PERSON} p.name = @term`, params: { term: text } },
    { matched: 'name', from: `${PERSON} p.name > @term AND p.name < @end`, params: range },
    { matched: 'formerName', from: `${PERSON} p.former_name >= @term AND p.former_name < @end`, params: range },
    {
      matched: 'name',
      from: `${NAME} f.chars MATCH @phrase`,
      params: { phrase: `"${nameTokens(text)}"` },
    },
    { matched: 'alias', from: `${ALIAS} a.name >= @term AND a.name < @end`, params: range },
    // Further names are few: looked through where the beginning does not fit.
    { matched: 'alias', from: `${ALIAS} instr(a.name, @term)`, params: { term: text } },
  ];
}

function byPinyin(latin: string): Source[] {
  const range = { term: latin, end: latin + END };
  const from = `person_key k ${RECORD} k.person_id WHERE`;
  return [
    { matched: 'initials', from: `${from} k.ini = @term`, params: { term: latin } },
    { matched: 'pinyin', from: `${from} k.py >= @term AND k.py < @end`, params: range },
    { matched: 'initials', from: `${from} k.ini > @term AND k.ini < @end`, params: range },
    { matched: 'alias', from: `${ALIAS} a.py >= @term AND a.py < @end`, params: range },
    { matched: 'alias', from: `${ALIAS} a.ini >= @term AND a.ini < @end`, params: range },
  ];
}

function byNumber(digits: string): Source[] {
  const sources: Source[] = [
    {
      matched: 'idNumber',
      from: `${PERSON} p.id_number >= @term AND p.id_number < @end`,
      params: { term: digits, end: digits + END },
    },
  ];
  sources.push({ matched: 'formerNumber', from: `${FORMER_NUMBER} instr(n.number, @term)`, params: { term: digits } });
  if (digits.length >= 3) {
    const phrase = `"${digits}"`;
    sources.push({ matched: 'idNumber', from: PART, params: { phrase: `id_number : ${phrase}` } });
    sources.push({ matched: 'phone', from: PART, params: { phrase: `{mobile landline} : ${phrase}` } });
  } else {
    // One or two digits occur in nearly every number: the scan ends after a page of hits.
    sources.push({ matched: 'idNumber', from: `${PERSON} instr(p.id_number, @term)`, params: { term: digits } });
    sources.push({ matched: 'phone', from: `${PERSON} instr(p.mobile, @term)`, params: { term: digits } });
  }
  return sources;
}

// A part of an old foreigner's card with a letter in it; its digits alone are a part of a number like any other.
const CARD_PART = /^[a-z]{1,3}\d{0,12}$/i;

function byCard(text: string): Source[] {
  // Numbers that begin with a letter stand together in the index, behind all others, and are few.
  return [
    {
      matched: 'idNumber',
      from: `${PERSON} p.id_number >= 'A' AND p.id_number < '[' AND instr(p.id_number, @term)`,
      params: { term: text },
    },
    { matched: 'formerNumber', from: `${FORMER_NUMBER} instr(n.number, @term)`, params: { term: text } },
  ];
}

function byArchivalCode(text: string): Source[] {
  return [
    {
      matched: 'number',
      from: 'record r WHERE r.number >= @term AND r.number < @end',
      params: { term: text, end: text + END },
    },
    {
      matched: 'number',
      // `n` is read from the index of numbers alone.
      from: 'record n CROSS JOIN record r ON r.id = n.id WHERE instr(n.number, @term)',
      params: { term: text },
    },
  ];
}

function byAddress(text: string): Source[] {
  if (Array.from(text).length >= 3) {
    return [
      {
        matched: 'address',
        from: PART,
        params: { phrase: `{registered_address residence_address} : "${text.replaceAll('"', '""')}"` },
      },
    ];
  }
  // Trigrams need three characters; below that the addresses are looked through.
  return [
    {
      matched: 'address',
      from: `${PERSON} (instr(p.residence_address, @term) OR instr(p.registered_address, @term))`,
      params: { term: text },
    },
  ];
}
