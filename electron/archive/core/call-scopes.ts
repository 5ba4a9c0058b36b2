import { recordsOfService } from '#db/care/care.ts';
import { commandAbout, commandBy, commandTouches } from '#db/core/commands.ts';
import { jobStarter } from '#db/core/jobs.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { filesOfPeople, householdsOutside, peopleOutside, recordsOutside, whoToAsk } from '#db/core/scope.ts';
import { isHandoverWithin } from '#db/handovers/handovers.ts';
import { householdOfMember } from '#db/households/households.ts';
import { getImportData } from '#db/imports/imports.ts';
import { recordOfEvent } from '#db/life/life.ts';
import { recordOfSeal } from '#db/papers/seals.ts';
import { personOfAlias, personOfFormerNumber } from '#db/people/cards.ts';
import { getAttachment } from '#db/records/attachments.ts';
import { batchOfLine, isBatchWithin } from '#db/records/retiree/batches/batches.ts';
import type { ArchiveCall, archiveContract } from '#shared/contract/archive.ts';
import { actsOfNobody, isActOfPeople } from '#shared/contract/call-rights.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { DirectoryOf } from '#shared/records/retiree/contract/batches.ts';
import { isWhole, type Scope } from '#shared/rules/scope.ts';
import { sheetSubject } from '#shared/sheets/subjects.ts';
import type { Context } from './context.ts';
import { scopeOf } from './scope.ts';
import { currentUser } from './signed-in.ts';

/** What a call is about: all of it must lie within what the user may see. */
interface About {
  kind?: RecordKind;
  records?: readonly number[];
  people?: readonly number[];
  communityId?: number;
  /** A household lies where its community does, whoever lives in it. */
  households?: readonly number[];
  handover?: number;
  /** Batches of which everybody on the list must lie within. */
  batches?: readonly number[];
  /** Imports and jobs are their starter's: a plan holds every line of a roster. */
  importId?: number | null;
  jobId?: string;
  /** An act is its doer's. */
  actOf?: number;
  /** Concerns files of the whole office. */
  isWhole?: boolean;
}

type Parsed<N extends ArchiveCall> = ReturnType<(typeof archiveContract)[N]['input']['parse']>;

/**
 * How a call keeps to what the user may see.
 * - `nothing`: it shows and changes nothing of people or their files;
 * - `narrowed`: its handler answers of what lies within only;
 * - `whole`: only for those who see the whole office;
 * - else what it is about, by its input, which must lie within.
 */
type CallScope<N extends ArchiveCall> =
  | 'nothing'
  | 'narrowed'
  | 'whole'
  | ((input: Parsed<N>, db: ReadableDb) => About);

/** Every call of the contract with its decision; the compiler asks for one where a new call has none. */
export const callScopes: { [N in ArchiveCall]: CallScope<N> } = {
  'office.get': 'nothing',
  'office.setUp': 'nothing',
  'office.save': 'whole',
  'communities.list': 'nothing',
  'communities.save': 'whole',
  // Its acts tell of files by address.
  'communities.get': 'whole',
  'communities.acts': 'whole',
  'communities.remove': 'whole',
  'communities.preview': 'whole',
  'communities.merge': 'whole',
  'communities.split': 'whole',
  'communities.abolish': 'whole',
  'communities.waiting': 'whole',
  'communities.waitingFiles': 'whole',
  'communities.assign': 'whole',
  'communities.export': 'nothing',
  'communities.importFile': 'whole',
  // A group has a leader with a name.
  'groups.list': 'narrowed',
  'groups.save': ({ communityId }) => ({ communityId }),
  'groups.assign': ({ recordIds }) => ({ records: recordIds }),
  'groups.remove': 'whole',
  'groups.export': 'narrowed',
  'groups.preview': 'whole',
  'groups.importFile': 'whole',

  // Organisations are the whole office's; of files they tell numbers only.
  'organisations.list': 'nothing',
  'organisations.overview': 'nothing',
  'organisations.get': 'nothing',
  'organisations.suggest': 'nothing',
  'organisations.find': 'nothing',
  'organisations.check': 'nothing',
  'organisations.save': 'nothing',
  'organisations.addName': 'nothing',
  'organisations.export': 'nothing',
  'organisations.removeName': 'whole',
  'organisations.close': 'whole',
  'organisations.remove': 'whole',
  'organisations.merge': 'whole',
  // Names in files, with whose they are as examples.
  'organisations.unknown': 'whole',
  'organisations.assign': 'whole',
  'organisations.register': 'whole',
  'organisations.importFile': 'whole',

  // Where the copies are and when they were made; nothing of people.
  'backups.standing': 'nothing',
  'backups.list': 'nothing',
  'backups.setPlace': 'whole',
  'backups.setPassphrase': 'whole',

  'records.list': 'narrowed',
  'records.facets': 'narrowed',
  'records.get': ({ id }) => ({ records: [id] }),
  // The community it is saved with is looked at by the handler, which can point at the field.
  'records.save': ({ id }) => (id === null ? {} : { records: [id] }),
  'records.remove': ({ id }) => ({ records: [id] }),
  'records.restore': ({ id }) => ({ records: [id] }),
  'records.history': ({ id }) => ({ records: [id] }),
  'life.get': ({ recordId }) => ({ records: [recordId] }),
  'life.take': ({ recordId }) => ({ records: [recordId] }),
  'life.correct': ({ recordId }) => ({ records: [recordId] }),
  'life.settleHint': ({ eventId }, db) => ({ records: recordOfEvent(db, eventId) }),
  'life.settle': ({ eventId }, db) => ({ records: recordOfEvent(db, eventId) }),
  'life.due': 'narrowed',
  'pension.get': ({ recordId }) => ({ records: [recordId] }),
  'pension.setAmount': ({ recordId }) => ({ records: [recordId] }),
  'pension.setAccount': ({ recordId }) => ({ records: [recordId] }),
  // A list may name anybody: the handler judges who lies within, and takes no others.
  'adjustments.preview': 'narrowed',
  'adjustments.export': 'narrowed',
  'adjustments.apply': 'narrowed',
  'adjustments.list': 'whole',
  'adjustments.exportKept': 'whole',
  'payments.ofRecord': ({ recordId }) => ({ records: [recordId] }),
  'payments.ofPerson': ({ personId }) => ({ people: [personId] }),
  'payments.months': 'narrowed',
  'payments.roll': 'narrowed',
  'payments.leftOut': 'narrowed',
  'payments.export': 'narrowed',
  // A month is paid for the whole office, and the bank answers for all of it.
  'payments.finalise': 'whole',
  'payments.voidRoll': 'whole',
  'payments.readReturns': 'whole',
  'payments.enterReturns': 'whole',
  'payments.addItem': ({ recordId }) => ({ records: [recordId] }),
  'payments.handOver': ({ recordId }) => ({ records: [recordId] }),
  'payments.changes': 'narrowed',
  'payments.exportChanges': 'narrowed',
  'certification.list': 'narrowed',
  'certification.export': 'narrowed',
  // Whose card it is the handler finds, and looks whether it may be seen.
  'certification.enter': 'narrowed',
  // As with adjustments: the handler judges who lies within, and takes no others.
  'certification.judgeMany': 'narrowed',
  'certification.exportJudged': 'narrowed',
  'certification.enterMany': 'narrowed',
  'openings.get': ({ recordId }) => ({ records: [recordId] }),
  'openings.save': ({ recordId }) => ({ records: [recordId] }),
  // A list may name anybody: the handler judges who lies within.
  'openings.judgeMany': 'narrowed',
  'openings.exportJudged': 'narrowed',
  'openings.enterMany': 'narrowed',
  'certification.pause': ({ recordIds }) => ({ records: recordIds }),
  'care.list': 'narrowed',
  // Of an act for people of several communities the handler shows those within.
  'care.get': 'narrowed',
  'care.ofRecord': ({ recordId }) => ({ records: [recordId] }),
  'care.ofPerson': ({ personId }) => ({ people: [personId] }),
  'care.save': ({ id, recordIds }, db) => ({
    records: [...(id === null ? [] : recordsOfService(db, id)), ...recordIds],
  }),
  'care.remove': ({ id }, db) => ({ records: recordsOfService(db, id) }),
  'care.people': 'narrowed',
  'care.export': 'narrowed',
  'batches.list': 'narrowed',
  'batches.exportLedger': 'narrowed',
  'batches.get': ({ id }) => ({ batches: [id] }),
  'batches.save': ({ id }) => ({ kind: 'retiree', batches: id === null ? [] : [id] }),
  'batches.remove': ({ id }) => ({ batches: [id] }),
  // Whose number it is, and which community is named, the handler looks at, which can point at the field.
  'batches.addLine': ({ batchId }) => ({ batches: [batchId] }),
  'batches.addRecords': ({ batchId, recordIds }) => ({ batches: [batchId], records: recordIds }),
  'batches.saveLine': ({ lineId }, db) => ({ batches: batchOfLine(db, lineId) }),
  'batches.removeLine': ({ lineId }, db) => ({ batches: batchOfLine(db, lineId) }),
  'batches.check': ({ lineIds }, db) => ({ batches: lineIds.flatMap((id) => batchOfLine(db, id)) }),
  // A list may name anybody of the street.
  'batches.importFile': 'whole',
  'batches.exportList': ({ id }) => ({ batches: [id] }),
  'batches.directory': ({ of }, db) => directoryAbout(of, db),
  'batches.saveDirectory': ({ of }, db) => directoryAbout(of, db),
  'batches.close': ({ id }) => ({ batches: [id] }),
  'seals.get': ({ recordId }) => ({ records: [recordId] }),
  'seals.keep': ({ recordId }) => ({ records: [recordId] }),
  'seals.pass': ({ sealId }, db) => ({ records: recordOfSeal(db, sealId) }),
  'attachments.add': ({ recordId }) => ({ records: [recordId] }),
  'attachments.remove': ({ id }, db) => ({ records: [getAttachment(db, id).recordId] }),
  'attachments.prepare': ({ id }, db) => ({ records: [getAttachment(db, id).recordId] }),

  'people.findByIdNumber': 'narrowed',
  // Of the card itself the handler shows the files within.
  'people.get': ({ id }) => ({ people: [id] }),
  'people.addAlias': ({ personId }) => ({ people: [personId] }),
  'people.setReading': ({ personId }) => ({ people: [personId] }),
  'people.removeAlias': ({ id }, db) => ({ people: personOfAlias(db, id) }),
  'people.addFormerNumber': ({ personId }) => ({ people: [personId] }),
  'people.removeFormerNumber': ({ id }, db) => ({ people: personOfFormerNumber(db, id) }),
  // A merge moves every file of both.
  'people.merge': ({ keptId, goneId }, db) => ({
    people: [keptId, goneId],
    records: filesOfPeople(db, [keptId, goneId]),
  }),
  'people.search': 'narrowed',

  'households.list': 'narrowed',
  'households.facets': 'narrowed',
  'households.export': 'narrowed',
  // Of a person who may be seen the handler names the households within.
  'households.ofPerson': ({ personId }) => ({ people: [personId] }),
  'households.get': ({ id }) => ({ households: [id] }),
  'households.open': ({ communityId, members }) => ({ communityId, people: peopleJoining(members) }),
  'households.save': ({ id, communityId }) => ({ households: [id], communityId }),
  'households.addMember': (input) => ({ households: [input.householdId], people: peopleJoining([input]) }),
  'households.changeRelation': ({ memberId }, db) => ({ households: householdOfMember(db, memberId) }),
  'households.leave': ({ memberId }, db) => ({ households: householdOfMember(db, memberId) }),
  'households.changeHead': ({ id }) => ({ households: [id] }),
  'households.split': ({ id, communityId }) => ({ households: [id], communityId }),
  'households.close': ({ id }) => ({ households: [id] }),
  // A sheet may name anybody of the street.
  'households.importFile': 'whole',

  'likeness.similar': 'narrowed',
  'likeness.list': 'narrowed',
  'likeness.pair': ({ firstId, secondId }) => ({ people: [firstId, secondId] }),
  'likeness.keepApart': ({ firstId, secondId }) => ({ people: [firstId, secondId] }),

  'commands.list': ({ noun, nounId }, db) => {
    if (nounId !== null && noun === 'care') return { records: recordsOfService(db, nounId) };
    if (nounId !== null && noun === 'record') return { records: [nounId] };
    if (nounId !== null && noun === 'person') return { people: [nounId] };
    if (nounId !== null && noun === 'household') return { households: [nounId] };
    if (nounId !== null && noun === 'batch') return { batches: [nounId] };
    return { isWhole: true };
  },
  'commands.papers': ({ id }, db) => reachOfUndo(db, id),
  'commands.undo': ({ id }, db) => reachOfUndo(db, id),

  'codes.get': 'nothing',
  'codes.table': 'nothing',
  'codes.export': 'nothing',
  // What was written into files of the whole office.
  'codes.others': 'whole',
  'codes.assign': 'whole',
  'codes.add': 'whole',
  'codes.change': 'whole',
  'codes.retire': 'whole',
  'codes.remove': 'whole',
  'codes.move': 'whole',
  'codes.importFile': 'whole',

  // What the codes of other systems mean is of no file in particular; what community texts mean is told of the own ones.
  'mappings.list': 'narrowed',
  'mappings.export': 'narrowed',
  // An answer holds for the whole office: of a part of it one answers what the own import asks.
  'mappings.decide': 'narrowed',
  'mappings.decideCommunities': 'narrowed',
  // One more choice for everybody's imports; it changes how none is read.
  'mappings.addSource': 'nothing',
  'mappings.forget': 'whole',
  'mappings.forgetCommunity': 'whole',
  'mappings.removeSource': 'whole',
  'mappings.importFile': 'whole',
  'reports.get': 'narrowed',
  'reports.rows': 'narrowed',
  'reports.export': 'narrowed',
  'reports.exportRows': 'narrowed',
  'reports.ledger': 'narrowed',
  'reports.exportLedger': 'narrowed',
  // A closed report is that of the whole office, or of a community as the whole office counts it.
  'reports.close': 'whole',
  'reports.closed': 'whole',
  'reports.closedOne': 'whole',
  'reports.exportClosed': 'whole',

  'characters.find': 'nothing',
  'characters.spell': 'nothing',

  'log.list': 'narrowed',
  'log.clerks': 'narrowed',
  // Numbers of entries only.
  'log.verify': 'nothing',

  'start.questions': 'nothing',
  // Which archive the office goes on with.
  'start.confirmCopy': 'whole',
  'start.confirmClock': 'nothing',
  'session.get': 'nothing',
  'session.signIn': 'nothing',
  'session.signOut': 'nothing',
  'session.setPassword': 'nothing',
  'recovery.standing': 'whole',
  'recovery.make': 'whole',
  'recovery.use': 'nothing',
  'users.list': 'whole',
  'users.save': 'whole',
  'users.export': 'whole',

  // A value or a holiday holds for every file of the street.
  'policy.list': 'nothing',
  'policy.history': 'nothing',
  'policy.preview': 'narrowed',
  'policy.add': 'whole',
  'policy.close': 'whole',
  'policy.remove': 'whole',
  'policy.export': 'nothing',
  'policy.importFile': 'whole',
  'calendar.years': 'nothing',
  'calendar.month': 'nothing',
  'calendar.import': 'whole',
  'calendar.export': 'nothing',
  'calendar.deadline': 'nothing',

  'imports.list': 'narrowed',
  'imports.get': ({ id }) => ({ importId: id }),
  'imports.papers': ({ id }) => ({ importId: id }),
  'imports.rows': ({ id }) => ({ importId: id }),
  'imports.questions': ({ id }) => ({ importId: id }),
  'imports.answerIdentity': ({ id }) => ({ importId: id }),
  'imports.mend': ({ id }) => ({ importId: id }),
  'imports.saveRejected': ({ id }) => ({ importId: id }),
  'imports.saveMarked': ({ id }) => ({ importId: id }),
  'imports.discard': ({ id }) => ({ importId: id }),

  'handovers.measure': 'narrowed',
  'handovers.list': 'narrowed',
  'handovers.get': ({ id }) => ({ handover: id }),

  'jobs.start': (input) => {
    switch (input.kind) {
      case 'roster.read':
        return { kind: input.recordKind, importId: input.replaces };
      case 'roster.apply':
      case 'roster.undo':
        return { importId: input.importId };
      case 'handover.write':
        // The job chooses within the scope of who started it.
        return { kind: input.selection.kind };
      case 'likeness.scan':
      // A copy of the whole archive goes where the office chose, and is shown to nobody.
      case 'backup.make':
      case 'package.verify':
        return {};
    }
  },
  'jobs.list': 'narrowed',
  'jobs.get': ({ id }) => ({ jobId: id }),
  'jobs.cancel': ({ id }) => ({ jobId: id }),
  'jobs.clear': ({ id }) => ({ jobId: id }),

  'sheets.get': ({ request }) => sheetAbout(request),
};

/**
 * Refuses a call whose subject lies outside of what the user at work may see; of the subject nothing is told.
 * @throws AppError scope.outside, scope.wholeOffice
 */
export function refuseOutsideScope(context: Context, call: ArchiveCall, input: unknown): void {
  const scope = scopeOf(context);
  if (isWhole(scope)) return;
  const decision = callScopes[call] as CallScope<ArchiveCall>;
  if (decision === 'nothing' || decision === 'narrowed') return;
  const about = decision === 'whole' ? { isWhole: true } : decision(input as never, context.db);
  const ask = whoToAsk(context.db);
  if (about.isWhole) throw new AppError('scope.wholeOffice', { ask });
  const what = outside(context, scope, about);
  if (what) throw new AppError('scope.outside', { what, ask });
}

function outside(context: Context, scope: Scope, about: About): string | null {
  const { db } = context;
  const userId = currentUser(context)?.id ?? null;
  if (about.kind !== undefined && scope.kinds !== null && !scope.kinds.includes(about.kind)) return '这类档案';
  if (about.communityId !== undefined && scope.communityIds?.includes(about.communityId) === false) return '这个社区';
  if (householdsOutside(db, scope, about.households ?? []).length > 0) return '这一户';
  if (peopleOutside(db, scope, about.people ?? []).length > 0) return '这个人';
  if (recordsOutside(db, scope, about.records ?? []).length > 0) return '这份档案';
  if ((about.batches ?? []).some((id) => !isBatchWithin(db, scope, id))) return '这个批次';
  if (about.handover !== undefined && !isHandoverWithin(db, scope, about.handover)) return '这次移交的档案';
  if (about.actOf !== undefined && about.actOf !== userId) return '别人的操作';
  if (about.importId != null && getImportData(db, about.importId).startedBy !== userId) return '别人导入的花名册';
  if (about.jobId !== undefined && (jobStarter(db, about.jobId) ?? userId) !== userId) return '别人的任务';
  return null;
}

// Whoever is newly registered with the household is nobody's yet.
function peopleJoining(members: readonly { person: { personId: number } | { name: string } }[]): number[] {
  return members.flatMap(({ person }) => ('personId' in person ? [person.personId] : []));
}

// What was done to communities, organisations, users or values concerns everybody's files.
function reachOfUndo(db: ReadableDb, id: number): About {
  const { name, noun, nounId } = commandAbout(db, id);
  if (actsOfNobody.has(noun)) return { actOf: commandBy(db, id) };
  if (noun === 'batch') return { batches: [nounId], records: commandTouches(db, id).records };
  return isActOfPeople({ name, noun }) ? commandTouches(db, id) : { isWhole: true };
}

function sheetAbout(request: SheetRequest): About {
  const { noun, ids } = sheetSubject(request);
  if (noun === 'payroll') return { isWhole: true };
  // A report on paper is the whole office's.
  if (noun === 'report') return { isWhole: true };
  // It opens the whole office.
  if (noun === 'recoveryCard') return { isWhole: true };
  if (noun === 'batch') return { batches: ids };
  return noun === 'handover' ? { handover: ids[0] } : { records: ids };
}

function directoryAbout(of: DirectoryOf, db: ReadableDb): About {
  return 'lineId' in of ? { batches: batchOfLine(db, of.lineId) } : { records: [of.recordId] };
}
