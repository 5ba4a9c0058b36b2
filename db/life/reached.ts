import type { DeathFollows } from '#shared/life/life-cycle.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { pick, typed } from '../core/typed.ts';
import { record } from '../tables/records.ts';
import { deathToldIn } from './death.ts';
import { statesOf } from './facts.ts';

/** What a death is to one file. */
export interface Reached {
  recordId: number;
  kind: RecordKind;
  number: string;
  version: number;
  follows: DeathFollows;
}

const openFiles = typed`SELECT ${pick(record, 'id', 'kind', 'number', 'version')} FROM ${record}
     WHERE person_id = ? AND removed_at IS NULL AND closed_on IS NULL AND pending = 0 ORDER BY id`;

/** The open files that a death of this person reaches, in the order in which they were opened, with what follows in each. */
export function reachOfDeath(db: ReadableDb, personId: number): Reached[] {
  return read(db, openFiles)
    .all(personId)
    .map(({ id, kind, number, version }) => ({
      ...{ recordId: id, kind, number, version },
      follows: deathToldIn(db, id) ? { nothing: '已登记死亡' } : lifeOf(kind).onDeath(statesOf(db, id)),
    }));
}
