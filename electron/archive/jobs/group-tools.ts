import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { whoToAsk } from '#db/core/scope.ts';
import type { GroupsBy } from '#db/imports/take-groups.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { refusedState } from '#shared/records/states.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { personReadings, readingOfName } from '../names/name-keys.ts';
import { nameReadings } from '../names/pinyin.ts';
import { organisationReading } from '../organisation-reading.ts';
import { archiveKinds } from '../registers/kinds.ts';
import { stateText } from '../roster/reject-text.ts';

/** What taking lines of homes and outlets in asks of the archive process: how names are read, what a kind refuses. */
export function groupTools(db: ReadableDb, kind: RecordKind, scope: Scope, today: string): GroupsBy {
  return {
    ...{ kind, scope, ask: whoToAsk(db) },
    readingsOf: (name) => nameReadings(name),
    names: { readingsOf: personReadings, readingOf: readingOfName },
    outletReading: organisationReading,
    problem: (said, values, before) => {
      const state = refusedState(kind, said, before);
      if (state !== null)
        return { field: state.field, reason: 'state-conflict', sentence: stateSentence(db, kind, state) };
      const [found] = archiveKinds[kind].impossible(values, before, today);
      return found ? { field: found.field, reason: 'date-invalid', sentence: `${found.sentence}。` } : null;
    },
  };
}

function stateSentence(
  db: ReadableDb,
  kind: RecordKind,
  { field, from, to }: { field: string; from: string | null; to: string },
): string {
  const codes = dictionary(db);
  const table = kinds[kind].codeTables[field];
  const label = (code: string) => (table ? codes.label(table, code) : code);
  const initial = (kinds[kind].initialStates[field] ?? []).map(label);
  return stateText({ said: label(to), now: from === null ? null : label(from), initial });
}
