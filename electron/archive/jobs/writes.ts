import { keepBackup, type NewBackup } from '#db/backups/backups.ts';
import type { Act } from '#db/core/changes.ts';
import type { WritableDb } from '#db/core/open.ts';
import { scopeOfUser } from '#db/core/scope.ts';
import { failHandover, finishHandover, startHandover } from '#db/handovers/handovers.ts';
import {
  addPending,
  type ChangedFile,
  finishApply,
  type NewFile,
  rollbackStep,
  startApply,
  undoImport,
} from '#db/imports/apply.ts';
import type { FileGroup, GroupOutcome } from '#db/imports/file-groups.ts';
import {
  addPlanRows,
  discardImport,
  dropPlanStep,
  finishPlan,
  getImport,
  type ImportHead,
  type ImportSummary,
  isImportIn,
  type PlanRow,
  rememberColumns,
  startPlan,
} from '#db/imports/imports.ts';
import { applyGroups, type GroupsBy, tryGroups, undoGroups } from '#db/imports/take-groups.ts';
import { type FoundPair, savePairs } from '#db/people/likeness.ts';
import type { PersonInput } from '#db/records/input.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { takeBack } from '../core/take-back.ts';
import { readingOfName } from '../names/name-keys.ts';
import { groupTools } from './group-tools.ts';

/** A short piece of the way back, in a transaction of its own. @returns whether another piece is to be done */
export type WayBack = (db: WritableDb) => boolean;

/** Of the running job: what takes its traces away again if it does not end well. */
export interface JobTrace {
  abandon: (step: WayBack) => void;
}

/** Everything a job may write. Each runs on the archive's main thread, in one short transaction. */
export const jobWrites = {
  'import.startPlan': (db: WritableDb, act: Act, input: { head: ImportHead }, trace: JobTrace) => {
    const importId = startPlan(db, act, input.head);
    trace.abandon((later) => isImportIn(later, importId, 'reading') && dropPlanStep(later, importId));
    return importId;
  },
  'import.addPlanRows': (db: WritableDb, _act: Act, input: { importId: number; rows: PlanRow[] }) =>
    addPlanRows(db, input.importId, input.rows),
  /** The plan it replaces goes only now: a reading that was stopped or failed must not take the old plan with it. */
  'import.finishPlan': (
    db: WritableDb,
    _act: Act,
    input: { importId: number; summary: ImportSummary; replaces: number | null },
  ) => {
    if (input.replaces !== null) discardImport(db, input.replaces);
    finishPlan(db, input.importId, input.summary);
  },
  'import.startApply': (db: WritableDb, _act: Act, input: { importId: number }, trace: JobTrace) => {
    startApply(db, input.importId);
    trace.abandon((later) => isImportIn(later, input.importId, 'applying') && rollbackStep(later, input.importId));
  },
  'import.addPending': (db: WritableDb, act: Act, input: { importId: number; files: NewFile[] }) =>
    addPending(db, { ...act, origin: 'import', importId: input.importId }, input.importId, input.files),
  'import.finishApply': (
    db: WritableDb,
    act: Act,
    input: { importId: number; changed: ChangedFile[]; returning: NewFile[] },
  ) => {
    const stored = getImport(db, input.importId);
    finishApply(
      db,
      { ...act, origin: 'import', importId: input.importId },
      input.importId,
      input.changed,
      input.returning,
      readingOfName,
    );
    rememberColumns(db, stored.kind, stored.columns);
  },
  /** What lines of homes or outlets would come to: nothing of it stays. */
  'import.tryGroups': (
    db: WritableDb,
    act: Act,
    input: { importId: number; kind: RecordKind; groups: FileGroup[] },
  ): GroupOutcome[] => tryGroups(db, actOfImport(act, input.importId), input.groups, toolsOf(db, act, input.kind)),
  'import.applyGroups': (db: WritableDb, act: Act, input: { importId: number; groups: FileGroup[] }) => {
    const { importId, groups } = input;
    const stored = getImport(db, importId);
    const done = applyGroups(db, actOfImport(act, importId), importId, groups, toolsOf(db, act, stored.kind));
    rememberColumns(db, stored.kind, stored.columns);
    return done;
  },
  'import.undoGroups': (db: WritableDb, act: Act, { importId }: { importId: number }) => {
    const undoing: Act = { ...act, origin: 'import' };
    undoGroups(db, undoing, importId, (commandId) => takeBack(db, undoing, commandId));
  },
  'import.undo': (
    db: WritableDb,
    act: Act,
    input: { importId: number; restored: { recordId: number; input: PersonInput }[] },
  ) => undoImport(db, { ...act, origin: 'import' }, input.importId, input.restored),
  'backup.keep': (db: WritableDb, act: Act, input: NewBackup) => keepBackup(db, act, input),
  'likeness.savePairs': (db: WritableDb, _act: Act, input: { personIds: number[]; pairs: FoundPair[] }) =>
    savePairs(db, input.personIds, input.pairs),
  'handover.start': (db: WritableDb, act: Act, input: Parameters<typeof startHandover>[2], trace: JobTrace) => {
    const id = startHandover(db, act, input);
    trace.abandon((later) => {
      failHandover(later, id, 'failed', act.at);
      return false;
    });
    return id;
  },
  'handover.cancel': (db: WritableDb, act: Act, input: { id: number }) =>
    failHandover(db, input.id, 'cancelled', act.at),
  'handover.finish': (db: WritableDb, act: Act, input: { id: number; outcome: Parameters<typeof finishHandover>[3] }) =>
    finishHandover(db, act, input.id, input.outcome),
};

const actOfImport = (act: Act, importId: number): Act => ({ ...act, origin: 'import', importId });

function toolsOf(db: WritableDb, act: Act, kind: RecordKind): GroupsBy {
  const scope = act.origin === 'cli' ? wholeOffice : scopeOfUser(db, act.userId);
  return groupTools(db, kind, scope, localDay(act.at));
}

export type JobWrites = typeof jobWrites;
