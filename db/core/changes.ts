import type { Change } from '#shared/contract/records.ts';
import { user } from '../tables/office.ts';
import { change } from '../tables/records.ts';
import { appendLog } from './log.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { insertRow } from './rows.ts';
import { alias, oneOf, pick, typed } from './typed.ts';

const c = alias(change, 'c');
const u = alias(user, 'u');

/** Who writes, when, and from where: every write carries it. */
export interface Act {
  userId: number;
  at: string;
  origin: 'window' | 'cli' | 'import' | 'demo';
  importId: number | null;
}

export interface ChangeInput {
  noun:
    | 'record'
    | 'office'
    | 'community'
    | 'import'
    | 'handover'
    | 'user'
    | 'person'
    | 'datedValue'
    | 'calendar'
    | 'group'
    | 'organisation'
    | 'outlet'
    | 'code'
    | 'household'
    | 'certification'
    | 'opening'
    | 'mapping'
    | 'care'
    | 'adjustment'
    | 'payroll'
    | 'report'
    | 'batch'
    | 'recoveryCard';
  nounId: number;
  action: Change['action'];
  note?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Keeps a write as a change with before and after. Must be called in the transaction of the write itself.
 * @returns the id of the change: what is told later has a larger one
 */
export function keepChange(db: WritableDb, act: Act, input: ChangeInput): number {
  const id = insertRow(db, change, {
    at: act.at,
    userId: act.userId,
    origin: act.origin,
    noun: input.noun,
    nounId: input.nounId,
    action: input.action,
    note: input.note ?? null,
    before: JSON.stringify(input.before ?? {}),
    after: JSON.stringify(input.after ?? {}),
    importId: act.importId,
  });
  // The lines of an import are one act of the clerk: it is logged once, as the import.
  if (act.importId !== null) return id;
  const action = input.action === 'print' ? 'print' : input.action === 'handover' ? 'export' : 'write';
  appendLog(db, act, { action, noun: input.noun, nounId: input.nounId, what: input.action }, id);
  return id;
}

/** The fields that differ, before and after; equal values are left out. */
export function difference(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> };
  for (const key of Object.keys(after)) {
    if (JSON.stringify(before[key] ?? null) === JSON.stringify(after[key] ?? null)) continue;
    changed.before[key] = before[key] ?? null;
    changed.after[key] = after[key] ?? null;
  }
  return changed;
}

// Its own entries, and in place between them those of its person.
const historyOfFile = typed`SELECT ${{
  id: c.id,
  noun: oneOf(['record', 'person'], 'c.noun'),
  ...pick(c, 'at', 'origin', 'action', 'note', 'before', 'after'),
  userId: u.id,
  userName: u.name,
}}
   FROM ${c} JOIN ${u} ON u.id = c.user_id
   WHERE c.id < @before AND c.id IN (
     SELECT id FROM change WHERE noun = 'record' AND noun_id = @recordId
     UNION ALL
     SELECT p.id FROM change p WHERE p.noun = 'person' AND p.action IN ('update', 'undo') AND p.after <> '{}'
       AND p.noun_id IN (SELECT o.id FROM person o WHERE o.id = (SELECT person_id FROM record WHERE id = @recordId)
         OR o.merged_into = (SELECT person_id FROM record WHERE id = @recordId)))
   ORDER BY c.id DESC LIMIT @limit`;

/** The history of a file, newest first: its own entries, and in place between them what was changed of its person's fields. */
export function historyOf(db: ReadableDb, recordId: number, before: number | null, limit: number): Change[] {
  const rows = read(db, historyOfFile).all({ recordId, before: before ?? Number.MAX_SAFE_INTEGER, limit });
  return rows.map(({ userId, userName, ...row }) => ({
    ...row,
    by: { id: userId, name: userName },
    before: JSON.parse(row.before) as Record<string, unknown>,
    after: JSON.parse(row.after) as Record<string, unknown>,
  }));
}
