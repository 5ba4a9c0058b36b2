import { tellUndone } from '#db/codes/others.ts';
import { refuseLostCodes } from '#db/codes/uses.ts';
import { refuseClashesOf } from '#db/codes/write.ts';
import { type Act, difference, keepChange } from '#db/core/changes.ts';
import { commandAbout } from '#db/core/commands.ts';
import type { ReadableDb, WritableDb } from '#db/core/open.ts';
import { type UndoneCommand, undoCommand } from '#db/core/undo.ts';
import { refuseOutside } from '#db/core/went-outside.ts';
import { checkHouseholdsAfterUndo } from '#db/households/checks.ts';
import { relinkAfterUndo } from '#db/organisations/links.ts';
import { checkOrganisationsAfterUndo } from '#db/organisations/merge.ts';
import { checkOutletsAfterUndo } from '#db/outlets/checks.ts';
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
import { filePart } from '#shared/records/parts.ts';
import { personReadings } from '../names/name-keys.ts';
import { everyKind } from '../registers/kinds.ts';

/**
 * Takes an act back, with what follows from it: names are ordered anew, and whatever would no longer hold refuses the whole.
 * @throws AppError as `undoCommand` and the checks of the nouns it wrote
 */
export function takeBack(db: WritableDb, act: Act, id: number): UndoneCommand {
  const { noun, nounId } = commandAbout(db, id);
  const before = noun === 'record' ? ownValuesOf(db, nounId) : {};
  for (const kind of everyKind) kind.refuseUndo(db, id);
  refuseOutside(db, id);
  const undone = undoCommand(db, act, id);
  for (const person of undone.renamed.map((personId) => getPerson(db, personId)))
    sortFiles(db, { personId: person.id }, sortName(personReadings(person), person.name));
  for (const personId of undone.personIds) refreshLikeness(db, personId);
  if (noun === 'datedValue') checkAfterUndo(db, undone.title);
  checkHouseholdsAfterUndo(db, undone.householdIds, undone.title);
  checkBesideAfterUndo(db, undone.besideIds, undone.title);
  checkOutletsAfterUndo(db, undone.outletIds, undone.title);
  if (noun === 'user') refuseUnsound(db);
  if (noun === 'community' || noun === 'group') {
    checkPlacesAfterUndo(db, undone, id);
  }
  if (noun === 'organisation') checkOrganisationsAfterUndo(db, undone.title);
  relinkAfterUndo(db, id);
  if (noun === 'code') {
    refuseClashesOf(db, id);
    tellUndone(db, act, id, undone.title);
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
    keepMoves(db, act, undone.title, { commandId: id, changeId });
  return undone;
}

function ownValuesOf(db: ReadableDb, recordId: number): Readonly<Record<string, unknown>> {
  return filePart(getValues(db, getEnvelope(db, recordId)));
}
