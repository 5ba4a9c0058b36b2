/**
 * Every expected failure of the program, with the parameters its sentence needs.
 * A code is `noun.what`; the sentence and the next step stand in messages.zh.ts, and the compiler asks for both.
 */
export interface ErrorParams {
  /** The lines are others than those the clerk saw: the list or a file was written meanwhile. */
  'adjustment.changed': Record<string, never>;
  /** No line is ready, and none was taken. */
  'adjustment.nobody': Record<string, never>;
  'adjustment.notFound': Record<string, never>;
  /** An archive folder is wanted that does not hold an archive. */
  'archive.absent': { path: string };
  /** SQLite or our own checks found the database damaged. */
  'archive.damaged': { detail: string };
  /** An archive stands already where a new one was to be made. */
  'archive.exists': { path: string };
  /** The disk that holds the archive has no room left. */
  'archive.full': { path: string; freeBytes: number | null; needBytes: number };
  /** A folder that was an archive has no database, or one without content; `found`: what else lies there. */
  'archive.incomplete': { path: string; database: 'absent' | 'empty' | 'folder'; found: string };
  /** Another program holds the archive for writing. */
  'archive.inUse': { path: string };
  /** Under the name of the archive's lock lies a folder, a link or somebody's file. */
  'archive.lockOdd': { path: string };
  /** The disk or network drive of the archive went away or fails; `detail`: what it answered. */
  'archive.lost': { path: string; detail: string };
  'archive.noMemory': Record<string, never>;
  /** The database was written by a newer version of the program. */
  'archive.newer': { version: number; supported: number };
  /** The file under the database's name is another program's database. */
  'archive.notOurs': { path: string };
  /** An upgrade was not begun because the copy of the database before it found no room. */
  'archive.noRoomToUpgrade': { path: string };
  /** A step of the archive's past is known by this name, and was another one. */
  'archive.otherLine': { step: string };
  /** Steps were applied, and their rows in the table of steps are gone. */
  'archive.stepLost': { steps: string };
  'archive.pathTooLong': { path: string; limit: number };
  /** The archive folder or its database may not be written. */
  'archive.readOnly': { path: string };
  /** The archive process ended and was started again while the call was under way. */
  'archive.restarted': Record<string, never>;
  /** Tables, columns, indexes or rules of the database are missing or others; `what` names them. */
  'archive.schema': { what: string };
  /** An archive was known in a folder in which nothing lies now; `at`: when it was last seen. */
  'archive.gone': { path: string; office: string; records: number; at: string };
  /** The log lacks what is known outside the archive. @see OlderCopy */
  'archive.olderCopy': { entries: number; at: string; here: number; hereAt: string | null; isShorter: boolean };
  /** The bytes kept for an attachment differ from its digest, or are gone. */
  'attachment.damaged': { name: string };
  /** Files of this kind are never handed to the operating system to be opened: it could start them. */
  'attachment.kindNotOpened': { name: string };
  'attachment.notFound': Record<string, never>;
  /** The computer has no program for a file of this kind. */
  'attachment.noViewer': { name: string };
  'attachment.tooLarge': { name: string; limitBytes: number };
  'attachment.unreadable': { name: string };
  /** A backup was written and its check found something wrong; `found`: the first finding. */
  'backup.notVerified': { path: string; found: string };
  /** Nothing that can be restored lies there. */
  'backup.noneThere': { path: string };
  /** A place for backups cannot lie in the folder it is to save. */
  'backup.placeInArchive': { path: string };
  /** The place is not put in or was removed. */
  'backup.placeAway': { path: string };
  /** The place keeps the backups of another archive. */
  'backup.placeOther': { path: string; office: string };
  /** What was written came back otherwise when it was read again. */
  'backup.readBack': { path: string };
  /** An encrypted backup needs its passphrase. */
  'backup.passphraseNeeded': Record<string, never>;
  'backup.wrongPassphrase': Record<string, never>;
  /** What lies there of a backup is not what was written. */
  'backup.damaged': { path: string };
  /** A backup goes only where nothing lies yet; `path`: what lies there. */
  'restore.targetTaken': { path: string };
  /** The restored archive was given up or taken over by another window. */
  'restore.notReady': Record<string, never>;
  /** Nothing of an archive can be read in the folder any longer. */
  'restore.nothingReadable': { path: string };
  /** The folder is no copy that the program restored or salvaged and nobody has worked in: it is not removed. */
  'restore.notOurs': { path: string };
  /** Something else lies in a copy that is to be removed; `found`: its first names. */
  'restore.holdsOther': { path: string; found: string };
  /** Nobody is at work who could be written down for it. */
  'restore.removeLater': Record<string, never>;
  /** The folders could not be exchanged; the archive is as it was. */
  'restore.notExchanged': { path: string };
  /** The computer's clock shows a day on which this program cannot be at work. */
  'clock.wrong': { today: string; first: string; last: string };
  /** The clock went behind the last entry of the log, or far ahead of it, and nobody has confirmed it. */
  'clock.doubtful': { today: string; last: string };
  'care.notFound': Record<string, never>;
  /** Somebody else corrected the act meanwhile. */
  'care.changedMeanwhile': { by: string; at: string };
  'batch.changedMeanwhile': { title: string };
  /** Somebody of it was taken over: its letter stands. */
  'batch.closed': { title: string };
  'batch.full': { limit: number };
  /** Somebody was taken over: their line stands. */
  'batch.lineTaken': { name: string };
  'batch.lineTwice': { name: string };
  /** Of all that were chosen nobody can be put on the list; `why`: the first one's reason. */
  'batch.nobodyAdded': { name: string; why: string };
  /** Of the whole list nobody can be taken over now; `why`: the first one's reason. */
  'batch.nobodyReady': { why: string };
  'batch.notFound': Record<string, never>;
  /** What a card reader or a clerk typed names nobody's file. */
  /** Several people are found by what was typed; the clerk chooses one by the 档号. */
  'certification.several': {
    text: string;
    total: number;
    people: { number: string; name: string; idNumber: string | null; communityName: string | null }[];
  };
  'certification.unknown': { text: string };
  'certification.twice': { name: string; number: string; on: string };
  /** The lines are others than those the clerk saw. */
  'certification.changed': Record<string, never>;
  /** Of all lines none can be taken; `why`: the first one's reason. */
  'certification.nobodyPassed': { why: string };
  /** Some lines cannot be taken, and the clerk has not said that the others go on; `why`: the first one's reason. */
  'certification.othersLeft': { count: number; why: string };
  /** Of a whole batch nobody can be paused; `why`: the first one's reason. */
  'certification.nobody': { why: string };
  /** A code that files hold cannot go; `label` is code and name. */
  'code.inUse': { label: string; count: number };
  'code.notFound': { code: string };
  /** A code of the program can be retired, not removed or renamed. */
  'code.shipped': { label: string };
  'code.taken': { code: string; label: string };
  /** The program reckons with the codes of this table. */
  'code.tableFixed': { title: string };
  /** A writing would name two codes of one table. */
  'code.wordTaken': { word: string; label: string };
  'code.otherGone': { text: string };
  /** What the command wrote was written again since, so that taking it back would lose the later work. `by`: the act that did. */
  'command.changedSince': { title: string; by?: string };
  /** What taking it back would need belongs to something else by now. */
  'command.clashes': { title: string };
  'command.notFound': Record<string, never>;
  /** A later act was allowed only because of this one. `by`: its title, or what is registered that contradicts the undo. */
  'command.restsOn': { title: string; by: string };
  'command.undoneAlready': { title: string };
  /** A hand-over, an import or a material stands on what the command wrote. `by`: what happened, as a predicate. */
  'command.usedSince': { title: string; by: string };
  /** A step was taken back meanwhile, or asks for nothing. */
  'life.notFound': Record<string, never>;
  /**
   * A death cannot be told in another file of the person: what is refused there. `number` and `why` null: that file may not be
   * seen; `ask`: who may.
   */
  'life.refusedElsewhere': {
    name: string;
    number: string | null;
    on: string;
    step: string;
    why: string | null;
    ask?: string;
  };
  /** A step a file cannot take from where it stands; `why` names the rule, `remedy` what puts it right where no step before does. */
  'life.refused': { step: string; why: string; remedy?: string };
  'life.settledAlready': { label: string; on: string };
  'life.settledByStep': { label: string; step: string };
  /** The lines of a list of opening states are others than those the clerk saw. */
  'opening.changed': Record<string, never>;
  /** Of all lines none can be taken; `why`: the first one's reason. */
  'opening.nobody': { why: string };
  /** Some lines cannot be taken, and the clerk has not said that the others go on; `why`: the first one's reason. */
  'opening.othersLeft': { count: number; why: string };
  /** Communities that follow each other in a ring. */
  'community.cycle': { names: string };
  'community.ended': { name: string; endedOn: string };
  /** What belongs to it, now (files, files out of use, groups) and before (stays, successor links). */
  'community.inUse': {
    name: string;
    records: number;
    removed: number;
    groups: number;
    households: number;
    outlets: number;
    past: number;
    links: number;
  };
  'community.nameTaken': { name: string };
  'community.notFound': { name: string };
  /** Nothing of it waits to be assigned. */
  'community.notWaiting': { name: string };
  /** A page named a place by something else than a token the program gave to its window. */
  'file.tokenUnknown': Record<string, never>;
  /** Something is to be saved into the archive's own folder. */
  'file.inArchive': { path: string };
  /** The disk a file was to be written to has no room left; `needBytes`: what it takes, where that is known. */
  'file.full': { path: string; needBytes: number | null };
  'file.nameTooLong': { path: string };
  'file.notWritable': { path: string };
  /** The folder, stick or network drive is not there, or went away while writing. */
  'file.placeLost': { path: string };
  /** Of a whole batch nobody can be put into it; `why`: the first one's reason. */
  'group.nobody': { why: string };
  'group.inUse': { name: string; members: number };
  'group.nameTaken': { name: string };
  'group.notFound': Record<string, never>;
  /** A form that the kind of a file does not have. `kind`: its label; `more`: of how many other files it is so. */
  'printing.otherKind': { title: string; number: string; kind: string; more: number };
  /** A letter or list that applies to none of those it was asked for. `first`: who and why; `more`: how many others. */
  'printing.unfit': { title: string; first: string; more: number };
  'handover.changedMeanwhile': { numbers: string };
  'handover.notFound': Record<string, never>;
  'handover.nothingChosen': Record<string, never>;
  /** Something with the package's name lies in the target already; a dirty target is never written into. */
  'handover.targetDirty': { path: string };
  'handover.targetFull': { needBytes: number; freeBytes: number };
  /** The stick was pulled or the folder vanished while writing. */
  'handover.targetLost': { path: string };
  'handover.targetReadOnly': { path: string };
  'handover.verifyFailed': { path: string };
  /** Something is to be done in a household that ended. */
  'household.closed': { number: string };
  /** Somebody was to be in a household after their death. */
  'household.afterDeath': { name: string; on: string; diedOn: string };
  'household.beforeBirth': { name: string; on: string; birthOn: string };
  /** Somebody was in another household on or after the day they are to join; `to` empty: until now. */
  'household.dayTaken': { name: string; number: string; from: string; to: string };
  /** Somebody is to leave, or a household to end, before the day it began. `name`: who, or a 户号. */
  'household.dayTooEarly': { name: string; day: string };
  /** A household cannot end on a day on which somebody was still in it. */
  'household.endsTooEarly': { name: string; number: string; day: string };
  /** The head cannot leave while others stay. */
  'household.headStays': { name: string; number: string };
  'household.memberAlready': { name: string };
  /** Somebody is in another household: named, so that they can be moved. */
  'household.memberElsewhere': { name: string; number: string; headName: string };
  'household.memberGone': Record<string, never>;
  /** Somebody lives in a household that the user may not see. */
  'household.memberOutside': { name: string; ask: string };
  /** A merge would give up a head's membership with others in the household. */
  'household.mergeHead': { name: string; number: string };
  'household.notFound': Record<string, never>;
  /** Two entries of one person are in two households, and none was chosen. */
  'household.twoHouseholds': { name: string; first: string; second: string };
  'import.alreadyApplied': Record<string, never>;
  'import.notFound': Record<string, never>;
  'import.notReady': Record<string, never>;
  /** The roster itself cannot be marked: it lies there no longer, or reads otherwise than when it was checked. */
  'import.fileGone': { name: string };
  'import.fileChanged': { name: string };
  /** A line that is taken in as it stands, or a column that is not imported, or a plan of an older program. */
  'import.notMendable': { row: number };
  /** Nothing is asked about whose number a line has. */
  'import.nothingAsked': { row: number };
  /** The number of a line became somebody's of another name after the plan was made. */
  'import.identityChanged': { row: number; name: string };
  'import.fileEnded': { row: number; name: string };
  /** What the register said otherwise since the plan was made, with a full stop. */
  'import.lineRefused': { where: string; sentence: string };
  'import.openingChanged': { name: string; why: string };
  /** A roster has community texts that no register knows and nobody decided about yet; `names`: the first of them. */
  'import.communitiesUndecided': { count: number; names: string };
  /** A roster has codes that nobody has decided about yet; `columns`: their headings. */
  'import.codesUndecided': { count: number; columns: string };
  /** Undo is refused because files of this import were changed or handed over afterwards. */
  'import.usedMeanwhile': { count: number; numbers: string };
  /** A field-level refusal: field path to sentence. */
  'input.invalid': { fields: Record<string, string> };
  /** A bug: everything that is not an expected failure. `ref` of the reply leads to the log. */
  'internal.unexpected': Record<string, never>;
  'internal.unknownCall': { call: string };
  'job.notFound': Record<string, never>;
  'mapping.notFound': Record<string, never>;
  /** A code is decided for the whole office, by somebody who sees a part of it. `isMapped`: somebody decided it already. */
  'mapping.officeOnly': { table: string; code: string; isMapped: boolean; ask: string };
  'mapping.sourceGone': Record<string, never>;
  /** A source of the program stays. */
  'mapping.sourceShipped': { name: string };
  'mapping.sourceTaken': { name: string };
  'office.alreadySetUp': Record<string, never>;
  /** A kind of record is put off of which this many files are open. */
  'office.kindInUse': { kind: string; count: number };
  /** A file of a kind that the office does not keep. */
  'office.kindNotKept': { kind: string };
  'office.notSetUp': Record<string, never>;
  'user.lastAdministrator': Record<string, never>;
  'user.nameTaken': { name: string };
  'user.notFound': Record<string, never>;
  /** Nobody may get a password before the one who gives it has one. */
  'user.passwordFirst': Record<string, never>;
  'organisation.codeTaken': { label: string; code: string; name: string };
  /** What points to it: files by employer, by bank, organisations it succeeds, and outlets it runs. */
  'organisation.inUse': { name: string; files: number; accounts: number; others: number; outlets: number };
  'organisation.changedMeanwhile': { name: string };
  /** The name is one of the names of an organisation already. */
  'organisation.nameTaken': { name: string; holder: string };
  'organisation.notFound': Record<string, never>;
  /** One succeeds the other: they are not one and the same. */
  'organisation.succession': { name: string; successor: string };
  /** The successor, or one of its successors, is the organisation itself. */
  'organisation.successorCycle': { name: string };
  'outlet.changedMeanwhile': { name: string; by: string; at: string };
  /** A file rests on it. */
  'outlet.inUse': { name: string; number: string };
  /** Who runs it has an outlet at that address already. */
  'outlet.known': { address: string };
  'outlet.notFound': Record<string, never>;
  /** The path named for verification holds no bag. */
  'package.absent': { path: string };
  'person.aliasTaken': { name: string };
  'person.changedMeanwhile': { name: string; by: string; at: string };
  'person.idNumberTaken': { name: string; number: string };
  'person.mergedAlready': { name: string };
  /** The number is somebody's of another name: the same person with a new name, or a wrong number. Nobody decided yet. */
  'person.nameDiffers': { name: string; idNumber: string; birthOn: string; typed: string };
  'person.notFound': Record<string, never>;
  /** The roll is another than the clerk saw. */
  'payments.nothingOwed': { name: string };
  'payroll.changed': { month: string };
  'payroll.returnsChanged': Record<string, never>;
  'payroll.finalAlready': { month: string };
  'payroll.notFound': Record<string, never>;
  'payroll.notFinal': { month: string };
  'payroll.notVoidable': { number: string; why: string };
  'payroll.wentOutside': { title: string; on: string; by: string };
  'payroll.refused': { month: string; why: string };
  'policy.inUse': { label: string; uses: number };
  'policy.notFound': Record<string, never>;
  'policy.overlapping': { message: string };
  /** What the program brings along cannot be removed, only closed or replaced. */
  'policy.shipped': { label: string };
  /** A value of the program that own rows cut into parts cannot be closed in one of them. */
  'policy.shippedPart': { label: string };
  'printing.failed': { detail: string };
  'printing.noPrinter': Record<string, never>;
  'record.changedMeanwhile': { by: string; at: string };
  'record.notFound': { number: string };
  /** It is out of use. */
  /** A save may not move a state of a file that is there. */
  'record.stateByStep': { field: string; from: string; to: string };
  'record.removed': { number: string };
  /** It was closed and takes no step nor save. */
  'record.closed': { number: string; on: string };
  'record.notClosed': { number: string };
  /** Somebody who died has a closed file of this kind: a second one would forget the death. */
  'record.closedByDeath': { name: string; diedOn: string };
  'record.closedBefore': { name: string };
  /** Something in it is open or owed; `what` in a sentence. */
  'record.stillOpen': { number: string; what: string };
  /** Another file of the same subject is open, so this one stays closed. */
  'record.followed': { name: string; number: string; open: string };
  /** Money, a sealed or a lent file that only this file tells of; `what` in a sentence. */
  'record.stillStands': { number: string; what: string };
  /** The same household or outlet has an open file of the kind. */
  'record.openBeside': { name: string; number: string };
  /** What the files of two people tell cannot be one life; `why` in a sentence. */
  'person.mergeContradicts': { why: string };
  /** A file that comes back tells another day of death than is registered of the person. */
  'record.deathDiffers': { number: string; on: string; diedOn: string };
  'record.openingUndone': { name: string };
  /** A household that ended: the file cannot be about it after that day. */
  'record.householdEnded': { number: string; on: string };
  'record.householdFirst': Record<string, never>;
  'record.householdGone': Record<string, never>;
  /** Who was entered beside the subject is not there any more. */
  'record.personGone': Record<string, never>;
  'record.personIsSubject': { name: string; number: string };
  /** The same person in the same role on days that meet. */
  'record.personTwice': { name: string; number: string; fromOn: string; toOn: string | null };
  /** The period was closed by somebody already. */
  'report.closedAlready': { period: string; by: string; on: string };
  'report.noFigure': Record<string, never>;
  'report.notClosed': Record<string, never>;
  /** The period is not over yet. */
  'report.notOver': { to: string };
  'report.wentOutside': { title: string; on: string; by: string };
  /** What is asked for lies outside what the user may see; nothing of it is told. `ask`: who can change that. */
  'scope.outside': { what: string; ask: string };
  /** An act that concerns files of the whole office, asked for by somebody who sees a part of them. */
  'scope.wholeOffice': { ask: string };
  /** The number is that of somebody whose file the user may not see. */
  'person.takenElsewhere': { ask: string };
  'seal.ended': { name: string };
  'seal.keptAlready': { name: string };
  'seal.notFound': Record<string, never>;
  /** What lies in a sealed file is not to be listed. */
  'seal.unopened': { name: string };
  /** No card holds: none was made, or it was used or replaced. */
  'recovery.noCard': Record<string, never>;
  'recovery.notAdministrator': Record<string, never>;
  /** Nobody has a password. */
  'recovery.notNeeded': Record<string, never>;
  'recovery.passwordFirst': Record<string, never>;
  'recovery.wrongCode': Record<string, never>;
  'session.forbidden': { role: string; right: string };
  'session.signedOut': Record<string, never>;
  'session.wait': { seconds: number };
  'session.wrongPassword': Record<string, never>;
  'roster.empty': { name: string };
  'roster.encodingUnknown': { name: string };
  /** No heading row with a name column and a number column was found on any sheet. */
  'roster.noHeading': { name: string };
  /** The heading fits several kinds of record alike. */
  'roster.kindUnclear': { name: string; kinds: string };
  /** `what`: what the file is instead, in a clerk's words, where that is known. */
  'roster.notWorkbook': { name: string; what: string | null };
  'roster.passwordProtected': { name: string };
  /** A list of which one sheet is read goes on on others. */
  'roster.severalSheets': { name: string; sheets: string };
  'roster.sheetAbsent': { sheet: string };
  /** Sheets chosen together whose headings differ from that of the first. */
  'roster.sheetsDiffer': { sheet: string; others: string };
  'roster.tooLarge': { name: string; what: 'rows' | 'cells'; found: number; limit: number };
  'roster.unpacksTooLarge': { name: string; bytes: number; limitBytes: number };
  'roster.unreadable': { name: string };
  /** A table of ours that cannot be taken; `row` as in the sheet, from 1, `more`: further rows that are wrong. */
  'sheet.refused': { row: number; message: string; more: number };
}

export type ErrorCode = keyof ErrorParams;

/** What crosses between rooms when a call is refused. `ref` is set for bugs only and leads to the log entry. */
export interface CallError<C extends ErrorCode = ErrorCode> {
  code: C;
  params: ErrorParams[C];
  ref: string | null;
}

/** An expected failure. Everything else that is thrown counts as a bug. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly params: ErrorParams[C];

  constructor(code: C, params: ErrorParams[C]) {
    super(code);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error && 'params' in error;
}
