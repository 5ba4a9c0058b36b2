import { tellUndone } from '#db/codes/others.ts';
import { refuseLostCodes } from '#db/codes/uses.ts';
import { refuseClashesOf } from '#db/codes/write.ts';
import { difference, keepChange } from '#db/core/changes.ts';
import { commandAbout, countWritten, listCommands } from '#db/core/commands.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { undoable, undoCommand } from '#db/core/undo.ts';
import { refuseOutside } from '#db/core/went-outside.ts';
import { checkHouseholdsAfterUndo } from '#db/households/checks.ts';
import { relinkAfterUndo } from '#db/organisations/links.ts';
import { checkOrganisationsAfterUndo } from '#db/organisations/merge.ts';
import { checkOutletsAfterUndo } from '#db/outlets/checks.ts';
import { papersSinceCommand } from '#db/papers/papers-since.ts';
import { refreshLikeness } from '#db/people/likeness.ts';
import { getPerson, sortFiles, sortName } from '#db/people/people.ts';
import { checkPlacesAfterUndo } from '#db/places/communities-check.ts';
import { keepMoves } from '#db/places/communities-moves.ts';
import { checkAfterUndo } from '#db/policy/dated-values-write.ts';
import { refuseOpenUnkept } from '#db/policy/kept-kinds.ts';
import { checkBesideAfterUndo } from '#db/records/people-beside-checks.ts';
import { getEnvelope } from '#db/records/records.ts';
import { getValues } from '#db/records/values.ts';
import { refuseUnsound } from '#db/users/users.ts';
import { rightOfAct } from '#shared/contract/acts.ts';
import type { commandCalls } from '#shared/contract/commands.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { filePart } from '#shared/records/parts.ts';
import { actNouns } from '#shared/registers/nouns.ts';
import { requireRight } from './core/call-rights.ts';
import { write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { personReadings } from './names/name-keys.ts';
import { everyKind } from './registers/kinds.ts';

export const commandHandlers: HandlersOf<typeof commandCalls> = {
  'commands.list': (input, context) => {
    if (input.noun === 'user') requireRight(context, 'users');
    return { items: listCommands(context.db, input.noun, input.nounId, input.limit) };
  },

  'commands.papers': ({ id }, context) => {
    requireRight(context, rightOfAct(commandAbout(context.db, id).name));
    return { ...papersSinceCommand(context.db, id, scopeOf(context)), refusal: undoRefusal(context.db, id) };
  },

  'commands.undo': (input, context) => {
    // To take an act back asks for what doing it asks for.
    requireRight(context, rightOfAct(commandAbout(context.db, input.id).name));
    const papers = papersSinceCommand(context.db, input.id, scopeOf(context));
    const about = write(context, (db, act) => {
      const { noun, nounId } = commandAbout(db, input.id);
      const before = noun === 'record' ? ownValuesOf(db, nounId) : {};
      for (const kind of everyKind) kind.refuseUndo(db, input.id);
      refuseOutside(db, input.id);
      const undone = undoCommand(db, act, input.id);
      for (const person of undone.renamed.map((id) => getPerson(db, id)))
        sortFiles(db, { personId: person.id }, sortName(personReadings(person), person.name));
      for (const id of undone.personIds) refreshLikeness(db, id);
      if (noun === 'datedValue') checkAfterUndo(db, undone.title);
      checkHouseholdsAfterUndo(db, undone.householdIds, undone.title);
      checkBesideAfterUndo(db, undone.besideIds, undone.title);
      checkOutletsAfterUndo(db, undone.outletIds, undone.title);
      if (noun === 'user') refuseUnsound(db);
      if (noun === 'community' || noun === 'group') {
        checkPlacesAfterUndo(db, undone, input.id);
      }
      if (noun === 'organisation') checkOrganisationsAfterUndo(db, undone.title);
      relinkAfterUndo(db, input.id);
      if (noun === 'code') {
        refuseClashesOf(db, input.id);
        tellUndone(db, act, input.id, undone.title);
      }
      // Whatever was taken back may have brought a code back, or taken one away under a file's hands.
      refuseLostCodes(db);
      // A file that is open again, or a kind that is put off again: both leave people where no list shows them.
      refuseOpenUnkept(db);
      const changed = noun === 'record' ? difference(before, ownValuesOf(db, nounId)) : null;
      const hasOwn = Object.keys(changed?.after ?? {}).length > 0;
      const changeId =
        (hasOwn ? null : undone.toldBy) ??
        keepChange(db, act, { noun, nounId, action: 'undo', note: undone.title, ...changed });
      if (noun === 'community' || noun === 'group' || noun === 'household')
        keepMoves(db, act, undone.title, { commandId: input.id, changeId });
      return undone;
    });
    for (const event of actNouns[about.noun].old(about.nounId)) context.emit(event);
    return { title: about.title, papers };
  },
};

// Of an act on thousands of files only what is final is asked before: reading all its rows would hold up the list.
const ROWS_COMPARED = 1000;

/** Why an act would not be taken back, as far as it can be said beforehand; null where nothing is known against it. */
function undoRefusal(db: ReadableDb, id: number): string | null {
  try {
    for (const kind of everyKind) kind.refuseUndo(db, id);
    refuseOutside(db, id);
    if (countWritten(db, id) <= ROWS_COMPARED) undoable(db, id);
    return null;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return messageFor(error.code, error.params as never).sentence;
  }
}

function ownValuesOf(db: ReadableDb, recordId: number): Readonly<Record<string, unknown>> {
  return filePart(getValues(db, getEnvelope(db, recordId)));
}
