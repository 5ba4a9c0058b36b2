import { getHandover, listHandovers, measureSelection } from '#db/handovers.ts';
import { expectedBytes } from './package/estimate.ts';
import type { Handlers } from './serve.ts';

export const handoverHandlers: Pick<Handlers, 'handovers.measure' | 'handovers.list' | 'handovers.get'> = {
  'handovers.measure': (input, { db }) => {
    const measured = measureSelection(db, input.selection);
    return { ...measured, needBytes: expectedBytes(measured) };
  },

  'handovers.list': (input, { db }) => {
    const items = listHandovers(db, input.before, input.limit + 1);
    const page = items.slice(0, input.limit);
    return { items: page, next: items.length > input.limit ? (page.at(-1)?.id ?? null) : null };
  },

  'handovers.get': (input, { db }) => getHandover(db, input.id),
};
