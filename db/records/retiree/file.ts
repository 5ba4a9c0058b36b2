import type { InferInsertModel } from 'drizzle-orm';
import { textsOf } from '#shared/people/fields.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { monthOf } from '#shared/rules/calendar.ts';
import type { ReadableDb, WritableDb } from '../../core/open.ts';
import { read } from '../../core/read.ts';
import { getRow, insertRow, replaceRows, updateRow } from '../../core/rows.ts';
import { pick, typed } from '../../core/typed.ts';
import type { Envelope, EnvelopeValues, FilesOfPeople } from '../kind-store.ts';
import { linksOf, type OrganisationLinks } from './links.ts';
import { keepPensionBefore } from './pension/rows.ts';
import { dependantRows, retiree, retireeDependant } from './tables.ts';

type DetailColumns = Omit<
  InferInsertModel<typeof retiree>,
  'id' | 'certifiedOn' | 'certifiedThrough' | keyof OrganisationLinks
>;

/** A retiree's own values: a row of their own, and lines for dependants. */
export const retireeFiles: FilesOfPeople<RetireeValues> = {
  subject: 'person',
  envelopeOf,
  insert: (db, recordId, values) => {
    const detail = detailOf(values);
    insertRow(db, retiree, { id: recordId, ...detail, ...linksOf(db, detail) });
    replaceDependants(db, recordId, values.dependants);
  },
  update: (db, recordId, values) => {
    const detail = detailOf(values);
    updateRow(db, retiree, recordId, { ...detail, ...linksOf(db, detail) });
    replaceDependants(db, recordId, values.dependants);
  },
  keepPast: (db, act, recordId, { accountNumber, pensionFen }) =>
    keepPensionBefore(db, act, recordId, { accountNumber, pensionFen }),
  read: (db, envelope, person) => {
    const {
      id: _recordId,
      employerKey: _ek,
      employerId: _e,
      bankKey: _bk,
      bankId: _b,
      certifiedOn: _on,
      certifiedThrough: _through,
      ...rest
    } = detailRow(db, envelope.id);
    return {
      ...person,
      ...rest,
      communityId: envelope.communityId,
      management: envelope.state,
      paperFileState: paperFileStateOf(envelope),
      paperFileNumber: envelope.paperFileNumber,
      paperFilePlace: envelope.paperFilePlace,
      remark: envelope.remark,
      otherText: { ...(JSON.parse(envelope.otherText) as Record<string, string>), ...person.otherText },
      dependants: dependantsOf(db, envelope.id),
    };
  },
  lineCodes: [{ table: 'familyRelation', sqlTable: 'retiree_dependant', column: 'relation' }],
};

function paperFileStateOf({ id, paperFileState }: Envelope): string {
  if (paperFileState === null) throw new Error(`record ${id} of a retiree has no state of its paper file`);
  return paperFileState;
}

function envelopeOf(v: RetireeValues): EnvelopeValues {
  return {
    communityId: v.communityId,
    state: v.management,
    remark: v.remark,
    sortOn: v.retiredOn,
    sortYear: v.retiredOn ? Number(monthOf(v.retiredOn).slice(0, 4)) : null,
    otherText: JSON.stringify(textsOf(v.otherText, 'file')),
    paperFileState: v.paperFileState,
    paperFileNumber: v.paperFileNumber,
    paperFilePlace: v.paperFilePlace,
  };
}

function detailOf(v: RetireeValues): DetailColumns {
  return {
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
    benefitState: v.benefitState,
    certificationState: v.certificationState,
  };
}

function detailRow(db: ReadableDb, recordId: number): typeof retiree.$inferSelect {
  const row = getRow(db, retiree, recordId);
  if (!row) throw new Error(`record ${recordId} has no retiree row`);
  return row;
}

function dependantsOf(db: ReadableDb, recordId: number): RetireeValues['dependants'] {
  return read(
    db,
    typed`SELECT ${pick(retireeDependant, 'name', 'relation', 'birthOn', 'idNumber')}
     FROM ${retireeDependant} WHERE retiree_id = ? ORDER BY position`,
  ).all(recordId);
}

function replaceDependants(db: WritableDb, recordId: number, dependants: RetireeValues['dependants']): void {
  replaceRows(
    db,
    dependantRows,
    recordId,
    dependants.map((dependant, position) => ({ retireeId: recordId, position, ...dependant })),
  );
}
