import type { Selection } from '#shared/contract/handovers.ts';
import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import type { SubjectType } from '#shared/records/kind.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { like, maybe, text, typed } from '../core/typed.ts';
import { kindOf } from '../records/kind-of.ts';
import { subjectsListed } from '../records/subject.ts';
import { person } from '../tables/people.ts';
import { record } from '../tables/records.ts';
import { handover, handoverRecord } from '../tables/work.ts';

const selectionOf = typed`SELECT ${handover.selection} FROM ${handover} WHERE id = ?`;

/** The kind a hand-over is of. @throws AppError handover.notFound */
export function kindOfHandover(db: ReadableDb, id: number): RecordKind {
  const selection = read(db, selectionOf).get(id);
  if (selection === undefined) throw new AppError('handover.notFound', {});
  return kindOf((JSON.parse(selection) as Selection).kind);
}

/**
 * The lines of the printed list, in the package's order: each by its person, the head of its household, or its outlet, which
 * has no number of a person.
 */
export function handoverLines(db: ReadableDb, id: number): HandoverListSheet['rows'] {
  return read(db, linesOf[kinds[kindOfHandover(db, id)].subject]).all(id);
}

const lines = ({ columns: subjectColumns, join }: (typeof subjectsListed)[SubjectType]) => typed`WITH line AS (
       SELECT h.position, h.attachments, r.number, r.sort_on AS sortOn, c.name AS communityName, ${subjectColumns}
       FROM handover_record h JOIN record r ON r.id = h.record_id ${join} LEFT JOIN community c ON c.id = r.community_id
       WHERE h.handover_id = ?)
     SELECT ${{
       number: like(record.number, 'number'),
       name: text('name'),
       idKind: maybe(like(person.idKind, 'idKind')),
       idNumber: maybe(text('idNumber')),
       sortOn: like(record.sortOn, 'sortOn'),
       communityName: maybe(text('communityName')),
       attachments: like(handoverRecord.attachments, 'attachments'),
       remark: text("''"),
     }} FROM line ORDER BY position`;

const linesOf = {
  person: lines(subjectsListed.person),
  household: lines(subjectsListed.household),
  outlet: lines(subjectsListed.outlet),
};
