import { AppError } from '#shared/errors.ts';
import { deathStepOf } from '#shared/life/life-cycle.ts';
import { allLives } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import type { WrittenRow } from '../core/renames.ts';
import { getRow } from '../core/rows.ts';
import { alias, int, pick, present, typed } from '../core/typed.ts';
import { event } from '../tables/life.ts';
import { person, personDeath } from '../tables/people.ts';
import { record } from '../tables/records.ts';
import { actTitleOf } from './act-title.ts';
import { type Death, deathOf, deathToldIn } from './death.ts';
import { reachOfDeath } from './reached.ts';
import { reachBeside } from './reached-beside.ts';

const r = alias(record, 'r');
const d = alias(personDeath, 'd');
const p = alias(person, 'p');
const e = alias(event, 'e');

/** What must hold between the death of a person and their files, which no index can keep. */

export interface DeathProblem {
  /** As a check tells it, without a full stop. */
  words: string;
  /** The step that told the death: of the file that tells another than the person, or of the person's own. */
  eventId: number;
}

// `@ids` NULL asks for everybody.
const asked = (personId: string): string => `(@ids IS NULL OR ${personId} IN (SELECT value FROM json_each(@ids)))`;

const DEATH_STEPS = JSON.stringify(allLives.flatMap(([, life]) => deathStepOf(life) ?? []));

const filesOfDead = typed`SELECT DISTINCT ${{ ...pick(r, 'id', 'number'), personId: present(r.personId) }}
     FROM ${e} JOIN ${r} ON r.id = e.record_id
     WHERE e.removed_at IS NULL AND r.person_id IS NOT NULL AND r.removed_at IS NULL AND r.pending = 0
       AND e.step IN (SELECT value FROM json_each(@steps)) AND ${asked('r.person_id')} ORDER BY r.id`;

const standing = typed`SELECT ${{ personId: d.personId, name: p.name }}
     FROM ${d} JOIN ${p} ON p.id = d.person_id WHERE d.removed_at IS NULL AND ${asked('d.person_id')} ORDER BY d.id`;

const registered = typed`SELECT ${{ isSound: int('e.removed_at IS NULL AND e.on_date = @diedOn AND r.person_id IS @personId') }}
     FROM event e JOIN record r ON r.id = e.record_id WHERE e.id = @eventId`;

const wronglyMarked = typed`SELECT ${{ number: r.number, eventId: d.eventId }} FROM record_beside b
     JOIN ${d} ON d.id = b.death_id JOIN ${r} ON r.id = b.record_id
     WHERE b.removed_at IS NULL AND (d.removed_at IS NOT NULL OR d.person_id <> b.person_id) AND ${asked('b.person_id')}`;

/** Where a person's death and their files do not tell the same; `ids` null: of everybody. */
export function deathProblems(db: ReadableDb, ids: readonly number[] | null): DeathProblem[] {
  const bound = { ids: ids === null ? null : JSON.stringify(ids) };
  const told = read(db, filesOfDead)
    .all({ ...bound, steps: DEATH_STEPS })
    .flatMap(({ id, number, personId }) => {
      const death = deathToldIn(db, id);
      if (death === null || deathOf(db, personId)?.diedOn === death.on) return [];
      return [{ words: `档案 ${number} 登记了 ${death.on} 死亡，人员的登记与它不一致`, eventId: death.eventId }];
    });
  const known = read(db, standing)
    .all(bound)
    .flatMap(({ personId, name }) => {
      const death = deathOf(db, personId);
      if (death === null) return [];
      return [...untoldIn(db, death), ...untoldBeside(db, death, name), ...unfounded(db, death, name)];
    });
  const marked = read(db, wronglyMarked)
    .all(bound)
    .map(({ number, eventId }) => ({ words: `档案 ${number} 的相关人员按一次已经更正的死亡登记过`, eventId }));
  return [...told, ...known, ...marked];
}

function untoldIn(db: ReadableDb, { personId, eventId, diedOn }: Death): DeathProblem[] {
  return reachOfDeath(db, personId).flatMap(({ number, follows }) =>
    'step' in follows ? [{ words: `档案 ${number} 的人 ${diedOn} 死亡，档案还按在世办理`, eventId }] : [],
  );
}

function untoldBeside(db: ReadableDb, { personId, eventId, diedOn }: Death, name: string): DeathProblem[] {
  return reachBeside(db, personId).map(({ number }) => ({
    ...{ words: `档案 ${number} 的相关人员${name} ${diedOn} 死亡，档案还按在世办理`, eventId },
  }));
}

function unfounded(db: ReadableDb, { personId, eventId, diedOn }: Death, name: string): DeathProblem[] {
  const found = read(db, registered).get({ personId, eventId, diedOn });
  return found?.isSound === 1 ? [] : [{ words: `${name}的死亡登记与办理它的那一步不一致`, eventId }];
}

// Also those who stand, or stood until an act was taken back, beside the subjects.
const peopleOfFiles = typed`SELECT DISTINCT ${int('person_id')} FROM (
       SELECT person_id FROM record WHERE person_id IS NOT NULL AND id IN (SELECT value FROM json_each(@ids))
       UNION ALL SELECT person_id FROM record_beside WHERE record_id IN (SELECT value FROM json_each(@ids)))`;

/** Whose death, or whose files that tell of one, an act wrote. @param fileIds the files whose story it touches */
export function peopleToldOf(db: ReadableDb, rows: readonly WrittenRow[], fileIds: readonly number[]): number[] {
  const deaths = rows.flatMap(({ table, id, before }) =>
    table === 'person_death' ? [before?.personId, getRow(db, personDeath, id)?.personId] : [],
  );
  const people = read(db, peopleOfFiles).all({ ids: JSON.stringify(fileIds) });
  return Array.from(new Set([...people, ...deaths.filter((id) => typeof id === 'number')]));
}

/**
 * Refuses an undo after which a person and their files would tell two things: a death taken back that a file opened since
 * tells too, or one that comes back over a file that lives on.
 * @param before `deathProblems` of these people before the undo
 * @throws AppError command.restsOn
 */
export function refuseDeathUntold(
  db: ReadableDb,
  title: string,
  ids: readonly number[],
  before: readonly DeathProblem[],
): void {
  if (ids.length === 0) return;
  const known = new Set(before.map(({ words }) => words));
  const fresh = deathProblems(db, ids).find(({ words }) => !known.has(words));
  if (fresh) throw new AppError('command.restsOn', { title, by: actTitleOf(db, fresh.eventId) });
}
