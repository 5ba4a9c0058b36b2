import { recordKinds } from '#shared/records/kinds.ts';
import { alias, int, maybe, oneOf, pick, present, typed } from '../core/typed.ts';
import { UNDONE } from '../records/undone-files.ts';
import { user } from '../tables/office.ts';
import { personAlias, personFormerNumber } from '../tables/people.ts';
import { community } from '../tables/places.ts';
import { recordBeside } from '../tables/record-people.ts';
import { attachment, change, record } from '../tables/records.ts';
import { handover } from '../tables/work.ts';

/** What a person card asks of the store, put together once: a card is opened hundreds of times a day. */

const a = alias(personAlias, 'a');
const b = alias(recordBeside, 'b');
const n = alias(personFormerNumber, 'n');
const r = alias(record, 'r');
const c = alias(community, 'c');
const u = alias(user, 'u');
const h = alias(handover, 'h');
const material = alias(attachment, 'a');
const entry = alias(change, 'c');

/** The further names of the person `@id`, at most `@most`. */
export const aliasesOfPerson = typed`SELECT ${{ ...pick(a, 'id', 'kind', 'name', 'note', 'addedAt'), addedBy: u.name }}
   FROM ${a} JOIN ${u} ON u.id = a.added_by
   WHERE a.person_id = @id AND a.removed_at IS NULL ORDER BY a.id LIMIT @most`;

/** The former numbers of the person `@id`, at most `@most`. */
export const formerNumbersOfPerson = typed`SELECT ${{ ...pick(n, 'id', 'kind', 'number', 'note', 'addedAt'), addedBy: u.name }}
   FROM ${n} JOIN ${u} ON u.id = n.added_by
   WHERE n.person_id = @id AND n.removed_at IS NULL ORDER BY n.id LIMIT @most`;

/** What a card asks of files and what hangs on them. `within`: SQL that holds for the files `r` that may be seen. */
function queriesOf(within: string) {
  return {
    files: typed`SELECT ${{
      ...pick(r, 'id', 'kind', 'number', 'state'),
      communityName: maybe(c.name),
      openedOn: r.openedOn,
      updatedAt: r.updatedAt,
      updatedBy: u.name,
      removedAt: r.removedAt,
      removedReason: r.removedReason,
      closedOn: r.closedOn,
    }}
     FROM ${r} JOIN ${u} ON u.id = r.updated_by LEFT JOIN ${c} ON c.id = r.community_id
     WHERE r.person_id = @id AND r.pending = 0 AND NOT ${UNDONE} AND ${within}
     ORDER BY r.removed_at IS NOT NULL, r.closed_on IS NOT NULL, r.number LIMIT @most`,
    hiddenFiles: typed`SELECT ${int('count(*)')}
     FROM record r
     WHERE r.person_id = @id AND r.pending = 0 AND NOT ${UNDONE} AND NOT coalesce(${within}, 0)`,
    beside: typed`SELECT ${{
      ...pick(b, 'id', 'recordId', 'role', 'fromOn', 'toOn'),
      kind: oneOf(recordKinds, 'r.kind'),
      number: r.number,
    }}
     FROM ${b} JOIN ${r} ON r.id = b.record_id
     WHERE b.person_id = @id AND b.removed_at IS NULL AND r.pending = 0 AND r.removed_at IS NULL AND ${within}
     ORDER BY b.to_on IS NOT NULL, b.from_on DESC, b.id LIMIT @most`,
    materials: typed`SELECT ${{
      ...pick(material, 'id', 'name', 'sizeBytes', 'addedAt'),
      addedBy: u.name,
      recordId: r.id,
      number: r.number,
    }}
     FROM ${r} JOIN ${material} ON a.record_id = r.id JOIN ${u} ON u.id = a.added_by
     WHERE r.person_id = @id AND r.pending = 0 AND a.removed_at IS NULL AND ${within} ORDER BY a.id DESC LIMIT @most`,
    handovers: typed`SELECT ${{
      ...pick(h, 'id', 'name', 'recipient'),
      finishedAt: present(h.finishedAt),
      number: r.number,
    }}
     FROM ${r} JOIN handover_record k ON k.record_id = r.id JOIN ${h} ON h.id = k.handover_id
     WHERE r.person_id = @id AND h.state = 'done' AND ${within} ORDER BY h.id DESC LIMIT @most`,
    events: typed`SELECT ${{
      id: entry.id,
      at: entry.at,
      by: u.name,
      action: entry.action,
      recordId: maybe(r.id),
      number: maybe(r.number),
      note: entry.note,
    }}
     FROM ${r} CROSS JOIN ${entry} ON c.noun = 'record' AND c.noun_id = r.id JOIN user u ON u.id = c.user_id
     WHERE r.person_id = @id AND r.pending = 0 AND ${within}
     UNION ALL
     SELECT c.id, c.at, u.name, c.action, NULL, NULL, c.note FROM change c JOIN user u ON u.id = c.user_id
     WHERE c.noun = 'person' AND c.noun_id IN (SELECT id FROM person WHERE id = @id OR merged_into = @id)
     ORDER BY 1 DESC LIMIT @most`,
  };
}

const known = new Map<string, ReturnType<typeof queriesOf>>();

/** The same, made once for each form of the condition: a scope names its values apart, so there are a handful. */
export function cardQueries(within: string): ReturnType<typeof queriesOf> {
  const queries = known.get(within) ?? queriesOf(within);
  known.set(within, queries);
  return queries;
}
