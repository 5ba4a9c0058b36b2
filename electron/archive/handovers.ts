import { getHandover, listHandovers, measureSelection } from '#db/handovers/handovers.ts';
import type { handoverCalls } from '#shared/contract/handovers.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { expectedBytes } from './package/estimate.ts';

export const handoverHandlers: HandlersOf<typeof handoverCalls> = {
  'handovers.measure': (input, context) => {
    const measured = measureSelection(context.db, input.selection, scopeOf(context));
    return { ...measured, needBytes: expectedBytes(measured) };
  },

  'handovers.list': (input, context) => {
    const items = listHandovers(context.db, input.before, input.limit + 1, scopeOf(context));
    const page = items.slice(0, input.limit);
    return { items: page, next: items.length > input.limit ? (page.at(-1)?.id ?? null) : null };
  },

  'handovers.get': (input, { db }) => getHandover(db, input.id),
};
