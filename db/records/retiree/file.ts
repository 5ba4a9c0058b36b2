import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import { type PersonValues, textsOf } from '#shared/people/fields.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { monthOf } from '#shared/rules/calendar.ts';
import type { ReadableDb, WritableDb } from '../../core/open.ts';
import { dependantRows } from '../../core/row-sets.ts';
import { getRow, insertRow, prepared, replaceRows, updateRow } from '../../core/rows.ts';
import { linksOf, type OrganisationLinks } from '../../organisations/links.ts';
import { type record, retiree } from '../../tables/records.ts';

type RecordColumns = Pick<
  InferInsertModel<typeof record>,
  'communityId' | 'state' | 'remark' | 'sortOn' | 'sortYear' | 'otherText'
>;
type DetailColumns = Omit<
  InferInsertModel<typeof retiree>,
  'id' | 'certifiedOn' | 'certifiedThrough' | keyof OrganisationLinks
>;

/** The file's own values, taken apart for the tables that keep them. */
export interface RetireeParts {
  record: RecordColumns;
  detail: DetailColumns;
  dependants: RetireeValues['dependants'];
}

export function splitRetiree(values: RetireeValues): RetireeParts {
  const v = values;
  return {
    record: {
      communityId: v.communityId,
      state: v.management,
      remark: v.remark,
      sortOn: v.retiredOn,
      sortYear: v.retiredOn ? Number(monthOf(v.retiredOn).slice(0, 4)) : null,
      otherText: JSON.stringify(textsOf(v.otherText, 'file')),
    },
    detail: {
      employer: v.employer,
      employerCode: v.employerCode,
      workStartedOn: v.workStartedOn,
      fileBirthMonth: v.fileBirthMonth,
      accountOpenedMonth: v.accountOpenedMonth,
      retiredOn: v.retiredOn,
      retirementType: v.retirementType,
      specialWork: v.specialWork,
      specialWorkName: v.specialWorkName,
      specialWorkMonths: v.specialWorkMonths,
      deemedMonths: v.deemedMonths,
      actualMonths: v.actualMonths,
      certificateNumber: v.certificateNumber,
      honour: v.honour,
      partyOrganisation: v.partyOrganisation,
      pensionFen: v.pensionFen,
      bankCode: v.bankCode,
      bankName: v.bankName,
      accountName: v.accountName,
      accountNumber: v.accountNumber,
      paymentMethod: v.paymentMethod,
      selfGroup: v.selfGroup,
      paperFileNumber: v.paperFileNumber,
      paperFilePlace: v.paperFilePlace,
      benefitState: v.benefitState,
      certificationState: v.certificationState,
      paperFileState: v.paperFileState,
    },
    dependants: v.dependants,
  };
}

/** The values of a file, put together from the rows that keep them. */
export function joinRetiree(
  person: PersonValues,
  envelope: InferSelectModel<typeof record>,
  detail: InferSelectModel<typeof retiree>,
  dependants: RetireeValues['dependants'],
): RetireeValues {
  const {
    id: _recordId,
    employerKey: _ek,
    employerId: _e,
    bankKey: _bk,
    bankId: _b,
    certifiedOn: _on,
    certifiedThrough: _through,
    ...rest
  } = detail;
  return {
    ...person,
    ...rest,
    communityId: envelope.communityId,
    management: envelope.state,
    remark: envelope.remark,
    otherText: { ...(JSON.parse(envelope.otherText) as Record<string, string>), ...person.otherText },
    dependants,
  };
}

export function insertRetiree(db: WritableDb, recordId: number, parts: RetireeParts): void {
  insertRow(db, retiree, { id: recordId, ...parts.detail, ...linksOf(db, parts.detail) });
  replaceDependants(db, recordId, parts.dependants);
}

export function updateRetiree(db: WritableDb, recordId: number, parts: RetireeParts): void {
  updateRow(db, retiree, recordId, { ...parts.detail, ...linksOf(db, parts.detail) });
  replaceDependants(db, recordId, parts.dependants);
}

export function getRetiree(db: ReadableDb, recordId: number): InferSelectModel<typeof retiree> {
  const row = getRow(db, retiree, recordId);
  if (!row) throw new Error(`record ${recordId} has no retiree row`);
  return row;
}

export function getDependants(db: ReadableDb, recordId: number): RetireeValues['dependants'] {
  return prepared(
    db,
    `SELECT name, relation, birth_on AS birthOn, id_number AS idNumber
     FROM retiree_dependant WHERE retiree_id = ? ORDER BY position`,
  ).all(recordId) as RetireeValues['dependants'];
}

function replaceDependants(db: WritableDb, recordId: number, dependants: RetireeValues['dependants']): void {
  replaceRows(
    db,
    dependantRows,
    recordId,
    dependants.map((dependant, position) => ({ retireeId: recordId, position, ...dependant })),
  );
}
