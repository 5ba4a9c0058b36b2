import { keepChange } from '#db/changes.ts';
import { commandAbout, listCommands, undoCommand } from '#db/commands.ts';
import { checkAfterUndo } from '#db/dated-values-write.ts';
import { refreshLikeness } from '#db/likeness.ts';
import type { Command } from '#shared/contract/commands.ts';
import type { Right } from '#shared/rules/rights.ts';
import { requireRight } from './call-rights.ts';
import { write } from './context.ts';
import type { Handlers } from './serve.ts';

export const commandHandlers: Pick<Handlers, 'commands.list' | 'commands.undo'> = {
  'commands.list': (input, { db }) => ({ items: listCommands(db, input.noun, input.nounId, input.limit) }),

  'commands.undo': (input, context) => {
    // To take an act back asks for what doing it asks for.
    requireRight(context, rightOf(commandAbout(context.db, input.id).name));
    const about = write(context, (db, act) => {
      const undone = undoCommand(db, act, input.id);
      for (const id of undone.personIds) refreshLikeness(db, id);
      if (undone.noun === 'datedValue') checkAfterUndo(db, undone.title);
      keepChange(db, act, { noun: undone.noun, nounId: undone.nounId, action: 'undo', note: undone.title });
      return undone;
    });
    if (about.noun === 'datedValue') context.emit({ name: 'policy.changed' });
    else {
      context.emit({ name: 'people.changed', id: about.nounId });
      context.emit({ name: 'records.changed', id: null });
    }
    return { title: about.title };
  },
};

function rightOf(name: Command['name']): Right {
  if (name.startsWith('policy.')) return 'settings';
  return name === 'people.merge' || name === 'likeness.decide' ? 'merge' : 'file';
}
