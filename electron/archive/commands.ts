import { commandAbout, countWritten, listCommands } from '#db/core/commands.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { undoable } from '#db/core/undo.ts';
import { refuseOutside } from '#db/core/went-outside.ts';
import { papersSinceCommand } from '#db/papers/papers-since.ts';
import { rightOfAct } from '#shared/contract/acts.ts';
import type { commandCalls } from '#shared/contract/commands.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { actNouns } from '#shared/registers/nouns.ts';
import { requireRight } from './core/call-rights.ts';
import { write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { takeBack } from './core/take-back.ts';
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
    const about = write(context, (db, act) => takeBack(db, act, input.id));
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
