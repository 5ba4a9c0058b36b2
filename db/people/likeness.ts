import type { LikenessSide, SimilarPerson } from '#shared/contract/likeness.ts';
import { type Likeness, type LikenessReason, likeness, lookAlikeKeys } from '#shared/rules/look-alike.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { peopleOutside, peopleWithin, recordsWithin } from '../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../core/typed.ts';
import { person } from '../tables/people.ts';
import { record } from '../tables/records.ts';

const p = alias(person, 'p');
const r = alias(record, 'r');

/**
 * Finding entries that could be one person. Every person is filed under a few keys (shared/rules/look-alike); those who
 * share one are compared, and what looks alike waits in `likeness_pair` for a clerk's decision.
 */

// More who share a key are no help: such a key says nothing (a hundred relatives on one phone).
const BUCKET_MOST = 200;

interface Known extends LikenessSide {
  likeness: Likeness;
}

/** Files a person under its keys anew; to be called whenever name, numbers, birthday or phone were written. */
export function refreshLikenessKeys(db: WritableDb, personId: number): void {
  prepared(db, 'DELETE FROM person_likeness_key WHERE person_id = ?').run(personId);
  const found = knownPeople(db, [personId])[0];
  if (!found) return;
  const insert = prepared(db, 'INSERT OR IGNORE INTO person_likeness_key (key, person_id) VALUES (?, ?)');
  for (const key of lookAlikeKeys(found.likeness)) insert.run(hashOf(key), personId);
}

/** Files everyone who is not filed yet: an archive of an older version, once. Returns how many. */
export function fillLikenessKeys(db: WritableDb): number {
  const ids = read(
    db,
    typed`SELECT ${p.id} FROM ${p} WHERE NOT EXISTS (SELECT 1 FROM person_likeness_key k WHERE k.person_id = p.id)`,
  ).all();
  for (const id of ids) refreshLikenessKeys(db, id);
  return ids.length;
}

/** Who in the archive looks like this person, the likeliest first; those decided to be different are left out. */
export function similarPeople(
  db: ReadableDb,
  of: Likeness,
  options: { exceptId: number | null; limit: number },
): SimilarPerson[] {
  return similarWithin(db, of, options, wholeOffice).items;
}

/**
 * The same of those the user may see, and how many more there are: of these nothing else is told.
 */
export function similarWithin(
  db: ReadableDb,
  of: Likeness,
  options: { exceptId: number | null; limit: number },
  scope: Scope,
): { items: SimilarPerson[]; elsewhere: number } {
  const keys = JSON.stringify(lookAlikeKeys(of).map(hashOf));
  const ids = read(
    db,
    typed`SELECT DISTINCT ${int('k.person_id')}
     FROM json_each(@keys) j CROSS JOIN person_likeness_key k ON k.key = j.value
     CROSS JOIN person p ON p.id = k.person_id
     WHERE p.pending = 0 AND p.merged_into IS NULL AND p.id IS NOT @except
       AND NOT EXISTS (SELECT 1 FROM likeness_decision d WHERE d.removed_at IS NULL AND d.decision = 'different'
         AND d.first_id = min(p.id, @except) AND d.second_id = max(p.id, @except))
     LIMIT ${BUCKET_MOST}`,
  ).all({ keys, except: options.exceptId });
  const alike = knownPeople(db, ids, scope)
    .map(({ likeness: other, ...side }) => ({ ...side, ...likeness(of, other) }))
    .filter((one) => one.isLikely)
    .sort((a, b) => b.score - a.score || a.personId - b.personId);
  const outside = new Set(
    peopleOutside(
      db,
      scope,
      alike.map((one) => one.personId),
    ),
  );
  const items = alike
    .filter((one) => !outside.has(one.personId))
    .slice(0, options.limit)
    .map(({ isLikely: _is, reasons, ...one }) => ({ ...one, reasons: [...reasons] }));
  return { items, elsewhere: outside.size };
}

export interface FoundPair {
  firstId: number;
  secondId: number;
  score: number;
  reasons: readonly LikenessReason[];
}

/** The pairs a person makes with others, as they are kept for a clerk to look at. */
export function pairsOf(db: ReadableDb, personId: number): FoundPair[] {
  const found = knownPeople(db, [personId])[0];
  if (!found) return [];
  return similarPeople(db, found.likeness, { exceptId: personId, limit: 20 }).map((one) => ({
    firstId: Math.min(personId, one.personId),
    secondId: Math.max(personId, one.personId),
    score: one.score,
    reasons: one.reasons,
  }));
}

/** Keeps what was found of these people, in place of what was found before. */
export function savePairs(db: WritableDb, personIds: readonly number[], pairs: readonly FoundPair[]): void {
  const remove = prepared(db, 'DELETE FROM likeness_pair WHERE first_id = @id OR second_id = @id');
  for (const id of personIds) remove.run({ id });
  const insert = prepared(
    db,
    `INSERT INTO likeness_pair (first_id, second_id, score, reasons) VALUES (@firstId, @secondId, @score, @reasons)
     ON CONFLICT DO UPDATE SET score = excluded.score, reasons = excluded.reasons`,
  );
  for (const pair of pairs) insert.run({ ...pair, reasons: JSON.stringify(pair.reasons) });
}

/** Files a person anew and looks who is like them: after every single save. */
export function refreshLikeness(db: WritableDb, personId: number): void {
  refreshLikenessKeys(db, personId);
  savePairs(db, [personId], pairsOf(db, personId));
}

const WAITING = `likeness_pair l
  JOIN person a ON a.id = l.first_id AND a.pending = 0 AND a.merged_into IS NULL
  JOIN person b ON b.id = l.second_id AND b.pending = 0 AND b.merged_into IS NULL
  WHERE NOT EXISTS (SELECT 1 FROM likeness_decision d
    WHERE d.first_id = l.first_id AND d.second_id = l.second_id AND d.removed_at IS NULL)`;

/** The pairs nobody decided yet, the likeliest first: those of which the user may see both. */
export function listPairs(
  db: ReadableDb,
  offset: number,
  limit: number,
  scope: Scope = wholeOffice,
): { total: number; items: { first: LikenessSide; second: LikenessSide; score: number; reasons: LikenessReason[] }[] } {
  const [one, other] = [peopleWithin(scope, 'a.id'), peopleWithin(scope, 'b.id')];
  const seen = `${WAITING} AND ${one.sql} AND ${other.sql}`;
  const total = read(db, typed`SELECT ${int('count(*)')} FROM ${seen}`).one(one.params);
  const rows = read(
    db,
    typed`SELECT ${{
      firstId: int('l.first_id'),
      secondId: int('l.second_id'),
      score: int('l.score'),
      reasons: text('l.reasons'),
    }}
     FROM ${seen}
     ORDER BY l.score DESC, l.first_id, l.second_id LIMIT @limit OFFSET @offset`,
  ).all({ limit, offset, ...one.params });
  const sides = new Map(
    knownPeople(
      db,
      rows.flatMap((row) => [row.firstId, row.secondId]),
      scope,
    ).map(({ likeness: _likeness, ...side }) => [side.personId, side]),
  );
  const items = rows.flatMap((row) => {
    const [first, second] = [sides.get(row.firstId), sides.get(row.secondId)];
    if (!first || !second) return [];
    return [{ first, second, score: row.score, reasons: JSON.parse(row.reasons) as LikenessReason[] }];
  });
  return { total, items };
}

/** Everyone who may be compared, in steps of ids: for a look through the whole archive. */
export function peopleAfter(db: ReadableDb, afterId: number, limit: number, importId: number | null): number[] {
  return read(
    db,
    typed`SELECT ${person.id} FROM ${person} WHERE id > @afterId AND pending = 0 AND merged_into IS NULL
       AND (@importId IS NULL OR import_id = @importId) ORDER BY id LIMIT @limit`,
  ).all({ afterId, importId, limit });
}

export function countPeople(db: ReadableDb, importId: number | null): number {
  return read(
    db,
    typed`SELECT ${int('count(*)')}
     FROM person WHERE pending = 0 AND merged_into IS NULL AND (@importId IS NULL OR import_id = @importId)`,
  ).one({ importId });
}

// A file outside the scope is not named as the person's.
function knownPeople(db: ReadableDb, ids: readonly number[], scope: Scope = wholeOffice): Known[] {
  const within = recordsWithin(scope, 'o');
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(p, 'id', 'name', 'formerName', 'idKind', 'idNumber', 'gender', 'birthOn', 'mobile', 'residenceAddress'),
      readings: text('(SELECT json_group_array(DISTINCT k.py) FROM person_key k WHERE k.person_id = p.id)'),
      aliases: text(
        '(SELECT json_group_array(a.name) FROM person_alias a WHERE a.person_id = p.id AND a.removed_at IS NULL)',
      ),
      formerNumbers: text(`(SELECT json_group_array(n.number) FROM person_former_number n
        WHERE n.person_id = p.id AND n.removed_at IS NULL)`),
      recordId: maybe(r.id),
      number: maybe(r.number),
    }}
     FROM json_each(@ids) j JOIN ${p} ON p.id = j.value
     LEFT JOIN ${r} ON r.id = (SELECT id FROM record o
     WHERE o.person_id = p.id AND o.removed_at IS NULL AND o.pending = 0
       AND ${within.sql} ORDER BY o.closed_on IS NOT NULL LIMIT 1)
     ORDER BY j.key`,
  ).all({ ids: JSON.stringify(ids), ...within.params });
  return rows.map(({ readings, aliases, formerNumbers, id, ...row }) => ({
    personId: id,
    ...row,
    likeness: {
      name: row.name,
      formerNames: [...(row.formerName ? [row.formerName] : []), ...(JSON.parse(aliases) as string[])],
      idNumber: row.idNumber,
      formerNumbers: JSON.parse(formerNumbers) as string[],
      birthOn: row.birthOn,
      gender: row.gender,
      mobile: row.mobile,
      readings: JSON.parse(readings) as string[],
    },
  }));
}

/** 52 bits of a string (cyrb53): two strings that meet cost a comparison, nothing else. */
function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (0xfffff & low) + (high >>> 0);
}
