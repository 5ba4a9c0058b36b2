import { listGroups, removeGroup, saveGroup } from '#db/community-groups.ts';
import { assignGroup } from '#db/group-members.ts';
import { write } from './context.ts';
import { scopeOf } from './scope.ts';
import type { Handlers } from './serve.ts';

export const groupHandlers: Pick<Handlers, 'groups.list' | 'groups.save' | 'groups.assign' | 'groups.remove'> = {
  'groups.list': (input, context) => {
    const scope = scopeOf(context);
    const items = listGroups(context.db, input, scope);
    return { items: items.filter((one) => scope.communityIds?.includes(one.communityId) ?? true) };
  },

  'groups.save': (input, context) => {
    const id = write(context, (db, act) => saveGroup(db, act, input, scopeOf(context)));
    context.emit({ name: 'communities.changed' });
    return { id };
  },

  'groups.assign': (input, context) => {
    const done = write(context, (db, act) => assignGroup(db, act, input));
    context.emit({ name: 'records.changed', id: null });
    return done;
  },

  'groups.remove': (input, context) => {
    write(context, (db, act) => removeGroup(db, act, input.id));
    context.emit({ name: 'communities.changed' });
    return { removed: true };
  },
};
