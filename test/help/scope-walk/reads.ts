import { listJobs } from '#db/core/jobs.ts';
import { type ArchiveCall, entryOf } from '#shared/contract/archive.ts';
import { ledgerNames, reportNames } from '#shared/reports/names.ts';
import type { Office } from '../every-act/office.ts';
import type { Neighbour } from './neighbours.ts';

/** What a reading call is asked with: about one's own community, or for all one may see. */
type Inputs = (own: Neighbour, office: Office, path: string) => object[];

export interface Read {
  inputs: Inputs;
  /** Why it answers of the whole office to everybody; null: of what the user may see. */
  officeWide: string | null;
  /** Why the answer is not compared with an office that has only the own community; null: it is. */
  notCompared: string | null;
  /** Why who sees all is told more than one's own community has; null: they are told the same. */
  ownOnly: string | null;
}

const seen = (inputs: Inputs): Read => ({ inputs, officeWide: null, notCompared: null, ownOnly: null });
const officeWide = (why: string, inputs: Inputs = () => [{}]): Read => ({ ...seen(inputs), officeWide: why });
const notCompared = (why: string, inputs: Inputs): Read => ({ ...seen(inputs), notCompared: why });
const ownOnly = (why: string, inputs: Inputs): Read => ({ ...seen(inputs), ownOnly: why });

/** The user of one community, in both offices. */
export const CLERK = 2;

const COMMUNITIES = 'names and counts of communities are no secret between them';
const REGISTER = 'one register of organisations for the street; of files it tells numbers only';
const VALUES = 'a value, a holiday or a code holds for every file of the street';
const COPIES = 'where copies are and when they were made; nothing of people';
const SIGN_IN = 'the sign-in screen shows who works here';
const TABLES = 'tables that come with the program';

const both = (filters: object[]): object[] => filters.flatMap((filter) => [{ filter }, { filter, limit: 1 }]);
const file = (own: Neighbour) => ({ recordId: own.files.living });
const days = (office: Office) => ({ from: office.day(-900), to: office.day(0) });

/** Every reading call that a user of one community may ask; those for the whole office alone are refused to them. */
export const reads: Partial<Record<ArchiveCall, Read>> = {
  'office.get': officeWide(SIGN_IN),
  'session.get': officeWide(SIGN_IN),
  'start.questions': officeWide('the end of the log and the clock, nothing of anybody'),
  'communities.list': officeWide(COMMUNITIES, () => [{}, { withEnded: true }]),
  'communities.export': officeWide(COMMUNITIES, (_own, _office, path) => [{ path }]),
  'backups.standing': officeWide(COPIES),
  'backups.list': officeWide(COPIES),
  'characters.find': officeWide(TABLES, () => [{ text: '亻韦' }]),
  'characters.spell': officeWide(TABLES, () => [{ name: '单于' }]),
  'log.verify': officeWide('numbers of entries only'),
  'policy.list': officeWide(VALUES, (_own, office) => [{ onDate: office.day(0) }]),
  'policy.history': officeWide(VALUES, () => [{ key: 'retiree.pay-day' }]),
  'policy.export': officeWide(VALUES, (_own, _office, path) => [{ path }]),
  'organisations.list': officeWide(REGISTER, () => [{}, { text: '厂' }]),
  'organisations.overview': officeWide(REGISTER),
  'organisations.get': officeWide(REGISTER, () => [{ id: 1 }]),
  'log.clerks': notCompared('in another office other people stand in the log', () => [{}]),
  'organisations.suggest': officeWide(REGISTER, () => [{ field: 'employer', text: '福州' }]),
  'organisations.find': officeWide(REGISTER, () => [{ field: 'employer', text: '福州搪瓷厂' }]),
  'organisations.check': officeWide(REGISTER, () => [{ id: null, name: '福州搪瓷', creditCode: '', unitNumber: '' }]),
  'organisations.export': officeWide(REGISTER, (_own, _office, path) => [{ path }]),
  'calendar.years': officeWide(VALUES),
  'calendar.month': officeWide(VALUES, () => [{ year: 2026, month: 10 }]),
  'calendar.export': officeWide(VALUES, (_own, _office, path) => [{ path, year: 2026 }]),
  'calendar.deadline': officeWide(VALUES, (_own, office) => [{ from: office.day(0), days: 20, kind: 'working' }]),
  'codes.get': officeWide(VALUES),
  'codes.table': officeWide(VALUES, () => [{ table: 'education' }]),
  'codes.export': officeWide(VALUES, (_own, _office, path) => [{ path, table: 'education' }]),
  'mappings.list': seen(() => [{}]),
  'mappings.export': seen((_own, _office, path) => [{ path, source: null }]),

  'groups.list': seen(({ communityId }) => [{}, { withEnded: true }, { communityId }]),
  'groups.export': seen((_own, _office, path) => [{ path }]),
  'records.list': seen((own, office) =>
    [
      ...[{}, { isRemoved: true }, { isClosed: true }, { states: ['M1'] }, { communityId: own.communityId }],
      ...[{ facets: { withoutNumber: [1] } }, { facets: { retiredYear: [2010] } }],
      ...[{ onDate: office.day(0) }, { onDate: office.day(-30) }, { text: '陈' }, { text: '路' }, { text: '350102' }],
      ...[{ text: own.names[0] }, { text: own.numbers[0] }, { text: own.idNumbers[0] }, { text: own.mobile }],
    ].flatMap((filter) => both([{ kind: 'retiree', ...filter }])),
  ),
  'records.facets': seen((_own, office) => [
    { kind: 'retiree' },
    { kind: 'retiree', onDate: office.day(0) },
    { kind: 'retiree', onDate: office.day(-30) },
  ]),
  'records.get': seen(({ files }) => Object.values(files).map((id) => ({ id }))),
  'records.history': seen(({ files }) => Object.values(files).map((id) => ({ id }))),
  'records.households': seen(({ files }) => Object.values(files).map((recordId) => ({ recordId }))),
  'people.findByIdNumber': seen(({ idNumbers }) => idNumbers.map((idNumber) => ({ idNumber }))),
  'attachments.prepare': seen(({ attachmentId }) => [{ id: attachmentId }]),
  'life.deathReach': seen(({ files }) => Object.values(files).map((recordId) => ({ recordId }))),
  'life.get': seen(({ files }) => Object.values(files).map((recordId) => ({ recordId }))),
  'life.settleHint': seen(({ eventId }) => [{ eventId }]),
  'life.due': seen((own, office) => [
    { limit: 200 },
    { after: { owed: 0 } },
    { communityId: own.communityId },
    { through: office.day(0) },
  ]),
  'certification.list': seen((own, office) =>
    both(
      ['overdue', 'due', 'never', 'doubt', 'paused', 'month', 'done'].flatMap((group) => [
        { group },
        { group, communityId: own.communityId, month: office.month(0) },
      ]),
    ),
  ),
  'certification.judgeMany': seen((own, office) => [passes(own, office)]),
  'certification.exportJudged': seen((own, office, path) => [{ ...passes(own, office), path }]),
  'openings.get': seen((own) => [file(own), { recordId: own.files.unnumbered }]),
  'openings.judgeMany': seen((own, office) => [{ path: openingList(own, office) }]),
  'openings.exportJudged': seen((own, office, path) => [{ path: openingList(own, office), to: path }]),
  'certification.export': seen((_own, _office, path) =>
    ['overdue', 'never', 'done'].map((group) => ({ filter: { group }, path })),
  ),
  'pension.get': seen(({ files }) => [{ recordId: files.living }, { recordId: files.dead }]),
  'care.list': seen((own, office) => [{}, { communityId: own.communityId }, { kind: 'condolence', ...days(office) }]),
  'care.get': seen(({ serviceId }) => [{ id: serviceId }]),
  'care.ofRecord': seen((own) => [file(own)]),
  'care.ofPerson': seen(({ personId }) => [{ personId }]),
  'care.people': seen((own, office) => careLists(own, office).map((filter) => ({ filter }))),
  'care.export': seen((own, office, path) => careLists(own, office).map((filter) => ({ filter, path }))),
  'adjustments.preview': seen((_own, office) => [adjustment(office)]),
  'adjustments.export': seen((_own, office, path) => [{ ...adjustment(office), path }]),
  'payments.ofRecord': seen((own) => [file(own)]),
  'payments.ofPerson': seen(({ personId }) => [{ personId }]),
  'payments.months': seen(() => [{}]),
  'payments.roll': seen((own, office) =>
    [0, 1].flatMap((shift) => [
      { month: office.month(shift) },
      { month: office.month(shift), communityId: own.communityId },
      { month: office.month(shift), bankCode: '105' },
    ]),
  ),
  'payments.leftOut': seen((_own, office) => [{ month: office.month(0) }, { month: office.month(1) }]),
  'payments.export': seen((_own, office, path) => [
    { month: office.month(0), path },
    { month: office.month(1), path },
  ]),
  'payments.changes': seen((_own, office) => [{ month: office.month(0) }, { month: office.month(1) }]),
  'payments.exportChanges': seen((_own, office, path) => [{ month: office.month(0), path }]),
  'batches.list': seen((own) => both([{}, { state: 'filling' }, { text: own.mark }, { text: '赵' }])),
  'batches.exportLedger': seen((_own, _office, path) => [{ filter: {}, path }]),
  'batches.get': seen(({ batchId }) => [{ id: batchId }]),
  'batches.exportList': seen(({ batchId }, _office, path) => [{ id: batchId, path }]),
  'batches.directory': seen(({ lineId, files }) => [{ of: { lineId } }, { of: { recordId: files.living } }]),
  'seals.get': seen(({ files }) => [{ recordId: files.like }]),
  'people.get': seen(({ personId, likePersonId, memberPersonId }) =>
    [personId, likePersonId, memberPersonId].map((id) => ({ id })),
  ),
  'people.search': seen((own) => ['陈', '孙', own.mark, own.names[0], own.mobile].map((text) => ({ text }))),
  'likeness.similar': seen((own) => [
    { name: `郑${own.mark}美`, birthOn: '1950-05-02', mobile: `${own.mobile}9999` },
    { name: own.names[0], birthOn: '1950-05-02' },
  ]),
  'likeness.list': seen(() => [{}]),
  'likeness.pair': seen(({ personId, likePersonId }) => [{ firstId: personId, secondId: likePersonId }]),
  'commands.list': seen((own) => [
    { noun: 'record', nounId: own.files.living },
    { noun: 'person', nounId: own.personId },
    { noun: 'household', nounId: own.householdId },
    { noun: 'outlet', nounId: own.outletId },
    { noun: 'care', nounId: own.serviceId },
    { noun: 'batch', nounId: own.batchId },
  ]),
  'commands.papers': seen(({ commandId }) => [{ id: commandId }]),
  'log.list': notCompared('entries are numbered for the whole office', (own, office) => [
    ...[{ limit: 200 }, { action: 'write' }, { noun: 'household' }, { personId: own.personId }, { userId: 1 }],
    { fromOn: office.day(-1), toOn: office.day(0) },
  ]),
  'policy.preview': notCompared('the count of whom a value touches is of the office, names only of one’s own', () => [
    { key: 'retiree.pay-day', areaCode: '', validFrom: '2026-01-01', validTo: null },
  ]),
  'imports.list': seen(() => [{}]),
  'imports.get': seen(() => [{ id: 1 }]),
  'imports.papers': seen(() => [{ id: 1 }]),
  'imports.rows': seen(() => [{ id: 1 }, { id: 1, verdict: 'created' }]),
  'imports.questions': seen(() => [{ id: 1 }]),
  'imports.saveMarked': seen((_own, _office, path) => [{ id: 1, path }]),
  'imports.saveRejected': seen((_own, _office, path) => [{ id: 1, path }]),
  'handovers.measure': seen((own, office) =>
    [{}, { communityId: own.communityId }, { retiredYear: 2010 }, { onDate: office.day(-30) }].map((more) => ({
      selection: { kind: 'retiree', ...more },
    })),
  ),
  'handovers.list': seen(() => [{}]),
  'handovers.get': seen(({ handoverId }) => [{ id: handoverId }]),
  'households.list': seen((own, office) =>
    both([
      {},
      { state: 'all' },
      { onDate: office.day(-30) },
      { text: '路' },
      { text: '孙' },
      { text: own.numbers.at(-1) },
    ]),
  ),
  'households.facets': seen((_own, office) => [{}, { onDate: office.day(-30) }]),
  'households.export': seen((_own, office, path) => [
    { path, filter: {} },
    { path, filter: { onDate: office.day(-30) } },
  ]),
  'households.get': seen(({ householdId }) => [{ id: householdId }]),
  'households.ofPerson': seen(({ personId, memberPersonId }) => [{ personId }, { personId: memberPersonId }]),
  'records.people': seen((own) => [file(own)]),
  'outlets.list': seen((own) => [
    {},
    { text: '食堂' },
    { text: own.mark },
    { communityId: own.communityId },
    { limit: 1 },
  ]),
  'outlets.get': seen(({ outletId }) => [{ id: outletId }]),
  'jobs.list': ownOnly('jobs are shown to who started them, all of them to who sees all', () => [{}]),
  'jobs.get': notCompared('a job has a name of its own each time', (_own, office) =>
    listJobs(office.context.db, CLERK).map(({ id }) => ({ id })),
  ),
  'reports.get': seen((own, office) =>
    reportNames.flatMap((report) => [
      { report, ...days(office) },
      { report, ...days(office), communityId: own.communityId },
    ]),
  ),
  'reports.rows': seen((_own, office) => figures(office)),
  'reports.export': seen((_own, office, path) =>
    reportNames.map((report) => ({ report, ...days(office), head: {}, path })),
  ),
  'reports.exportRows': seen((_own, office, path) => figures(office).map((asked) => ({ ...asked, path }))),
  'reports.ledger': seen((_own, office) => ledgerNames.map((ledger) => ({ ledger, ...days(office) }))),
  'reports.exportLedger': seen((_own, office, path) =>
    ledgerNames.map((ledger) => ({ ledger, ...days(office), path })),
  ),
  'sheets.get': seen((own, office) => sheets(own, office).map((request) => ({ request }))),
};

const passes = (own: Neighbour, office: Office): object => ({
  ...{ source: { kind: 'ticked', recordIds: [own.files.living, own.files.like] }, on: office.day(-2), way: '01' },
});

/** A list of opening states: somebody of the community, and a number that nobody has. */
const openingList = ({ names, idNumbers }: Neighbour, office: Office): string =>
  office.paper(
    '期初名单.csv',
    `姓名,公民身份号码,认证有效期至\n${names[0]},${idNumbers[0]},${office.day(300)}\n无名,110101194912310028,${office.day(300)}\n`,
  );

const adjustment = (office: Office): object => ({
  ...{ source: { kind: 'rule' }, fromMonth: office.month(-2), payMonth: office.month(1) },
});

const careLists = (own: Neighbour, office: Office): object[] => [
  { list: 'aged', fromAge: 60 },
  { list: 'turning', age: 76, during: office.day(0).slice(0, 4) },
  { list: 'unvisited', months: 1 },
  { list: 'group', groupId: own.groupId },
  { list: 'ungrouped' },
];

const figures = (office: Office): object[] =>
  Object.entries({
    management: ['opening', 'received', 'died', 'closing'],
    certification: ['due', 'certified', 'passes', 'open'],
    benefit: ['opening', 'added', 'died', 'closing', 'paying'],
  }).flatMap(([report, keys]) => keys.map((figure) => ({ report, figure, ...days(office) })));

const sheets = (own: Neighbour, office: Office): object[] => {
  const { living, like, dead } = own.files;
  return [
    { form: 'retiree-registration', recordId: living },
    { form: 'handover-list', handoverId: own.handoverId },
    { form: 'death-report', recordId: dead, paidThrough: office.month(0) },
    { form: 'survivor-claim', recordId: dead, paidThrough: office.month(0) },
    { form: 'certification-assist', recordId: living },
    { form: 'change-report', recordId: living, changeId: own.changeId },
    { form: 'batch-letter', batchId: own.batchId, lineIds: null },
    { form: 'batch-list', batchId: own.batchId },
    { form: 'batch-directory', batchId: own.batchId, lineId: own.lineId },
    { form: 'seal-chain', recordId: like, sealId: own.sealId },
    ...['certification-form', 'certification-notice', 'visit-list'].map((form) => ({
      form,
      recordIds: [living, like],
    })),
  ];
};

/** Reading calls that only who sees the whole office may ask. */
export const isForWholeOffice = (name: ArchiveCall): boolean => entryOf(name).scope === 'whole';
