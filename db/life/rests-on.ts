import { AppError } from '#shared/errors.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import { deathStepOf, type LifeCycle } from '#shared/life/life-cycle.ts';
import { storyLabel } from '#shared/life/story.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, typed } from '../core/typed.ts';
import type { Image } from '../core/undoable.ts';
import { lifeStores } from '../registers/life.ts';
import { command } from '../tables/commands.ts';
import { event } from '../tables/life.ts';
import { record } from '../tables/records.ts';
import { actTitleOf } from './act-title.ts';
import { lifeOfFile, storeOfFile } from './facts.ts';
import { contradictions } from './living.ts';
import { keptParts } from './parts.ts';
import { retellStory, type StoryRow, storyRows } from './retell.ts';

const c = alias(command, 'c');
const e = alias(event, 'e');

/**
 * What rests on what: a later step of a file is allowed only because of what was registered before it. Read again from
 * its first step, a file shows which of them the rules would refuse; an undo may add none.
 */

const stores = Object.entries(lifeStores) as [RecordKind, (typeof lifeStores)[RecordKind]][];

// Rows that mean nothing without their file. Materials have a refusal of their own.
const fileTables = ['event', 'service_person', ...stores.flatMap(([, store]) => store.fileTables)];

/** A step that the rules would refuse: by itself, or because of what says that the person lived on. */
interface Unfounded {
  recordId: number;
  eventId: number;
  /** What it is refused for: the same again is nothing new. */
  why: string;
  /** What says that the person lived on after this death, as a sentence names it. */
  lived: string | null;
}

/** How the stories of files stand: what the rules would refuse in them, and who is dead. */
export interface Foundation {
  unfounded: readonly Unfounded[];
  dead: ReadonlySet<number>;
}

// What steps are judged by, of the tables that acts on thousands of files write for other reasons.
const judgedBy: Readonly<Record<string, readonly string[]>> = Object.assign(
  { record: ['state', 'paperFileState', 'personId', 'removedAt', 'closedOn'] },
  ...stores.map(([, store]) => store.judgedBy),
);

/**
 * Whether taking a row back may change what a story rests on: a merge of communities moves thousands of files, and none of
 * their steps is judged by where they belong.
 */
export function touchesStory({ table, before, after }: { table: string; before: Image | null; after: Image }): boolean {
  const columns = judgedBy[table];
  return columns === undefined || before === null || columns.some((column) => before[column] !== after[column]);
}

/** How the stories of these files stand; `today` is the office's day. */
export function foundationOf(db: ReadableDb, recordIds: readonly number[], today: string): Foundation {
  const unfounded: Unfounded[] = [];
  const dead = new Set<number>();
  for (const recordId of recordIds) {
    const story = storyRows(db, recordId);
    if (story.length === 0) continue;
    const [life, store] = [lifeOfFile(db, recordId), storeOfFile(db, recordId)];
    const facts = store.factsOf(db, recordId, today);
    if (facts.diedOn !== null) dead.add(recordId);
    const told = retellStory(life, story, store.statesOf(db, recordId), facts, keptParts(db, recordId, life));
    const refusals = [...told.map((one) => ({ ...one, lived: null })), ...livedOn(life, story, facts)];
    for (const one of refusals) unfounded.push({ recordId, ...one });
  }
  return { unfounded, dead };
}

/**
 * Refuses an undo after which a later step would stand on nothing.
 * @param before how the same files stood before the undo
 * @throws AppError command.restsOn with the latest of them, which is to be undone first
 */
export function refuseUnfounded(
  db: ReadableDb,
  title: string,
  recordIds: readonly number[],
  today: string,
  before: Foundation,
): void {
  const keyOf = ({ eventId, why }: Unfounded): string => `${eventId} ${why}`;
  const known = new Set(before.unfounded.map(keyOf));
  const fresh = foundationOf(db, recordIds, today).unfounded.filter((one) => !known.has(keyOf(one)));
  const [latest] = fresh.sort((one, other) => other.eventId - one.eventId);
  if (!latest) return;
  // A death that comes back meets what was registered of the living meanwhile; what comes back meets the death.
  const isDeathBack = latest.lived !== null && !before.dead.has(latest.recordId);
  const by = isDeathBack && latest.lived !== null ? latest.lived : actTitleOf(db, latest.eventId);
  throw new AppError('command.restsOn', { title, by });
}

/**
 * Refuses to take an act back on which something of these files rests that is no step, as each kind says.
 * @throws AppError command.restsOn
 */
export function refuseRested(
  db: ReadableDb,
  command: { id: number; title: string },
  recordIds: readonly number[],
): void {
  for (const [kind, ids] of byKind(db, recordIds)) lifeStores[kind].refuseUndo(db, command, ids);
}

function byKind(db: ReadableDb, recordIds: readonly number[]): [RecordKind, number[]][] {
  const rows = read(
    db,
    typed`SELECT ${{ id: record.id, kind: record.kind }}
     FROM ${record} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  ).all(JSON.stringify(recordIds));
  return stores.map(([kind]) => [kind, rows.filter((row) => row.kind === kind).map(({ id }) => id)]);
}

/**
 * Refuses to take a file back on which something was registered by a later act: a visit, an amount, an item of a roll, its
 * line in a final roll.
 * @throws AppError command.restsOn
 */
export function refuseFileBuiltOn(
  db: ReadableDb,
  command: { id: number; title: string },
  openedIds: readonly number[],
): void {
  if (openedIds.length === 0) return;
  const later = fileTables.flatMap((table) => {
    const title = read(
      db,
      typed`SELECT ${c.title} FROM ${table} t
         JOIN command_row w ON w.table_name = '${table}' AND w.row_id = t.id AND w.before IS NULL
         JOIN ${c} ON c.id = w.command_id
       WHERE t.record_id IN (SELECT value FROM json_each(@ids)) AND t.removed_at IS NULL AND c.id > @id
         AND c.undone_at IS NULL ORDER BY c.id DESC LIMIT 1`,
    ).get({ ids: JSON.stringify(openedIds), id: command.id });
    return title === undefined ? [] : [title];
  });
  const [by = finalWith(db, openedIds)] = later;
  if (by !== undefined) throw new AppError('command.restsOn', { title: command.title, by });
}

function finalWith(db: ReadableDb, recordIds: readonly number[]): string | undefined {
  return byKind(db, recordIds)
    .map(([kind, ids]) => lifeStores[kind].finalWith(db, ids))
    .find((title) => title !== undefined);
}

/** What stands after a death of this file only because of it, the latest last: as sentences name it. */
export function standingOnDeath(db: ReadableDb, recordId: number): string[] {
  const life = lifeOfFile(db, recordId);
  if (life.death === 'none') return [];
  const rows = read(
    db,
    typed`SELECT ${{ step: e.step, on: e.onDate }} FROM ${e}
     WHERE e.record_id = @recordId AND e.removed_at IS NULL AND e.step IN (SELECT value FROM json_each(@followedBy))
       AND e.id > (SELECT max(d.id) FROM event d WHERE d.record_id = @recordId AND d.removed_at IS NULL
         AND d.step = @death) ORDER BY e.id`,
  ).all({ recordId, death: life.death.step, followedBy: JSON.stringify(life.death.followedBy) });
  return rows.map(({ step, on }) => `${storyLabel(life, step)}（${on}）`);
}

type Found = Omit<Unfounded, 'recordId'>;

function livedOn(life: LifeCycle, story: readonly StoryRow[], facts: LifeFacts): Found[] {
  const death = Array.from(story)
    .reverse()
    .find(({ step }) => step === deathStepOf(life));
  if (!death) return [];
  return contradictions(facts).map(({ on, told: words }) => {
    const lived = `${on} ${words}`;
    return { eventId: death.id, why: lived, lived };
  });
}
