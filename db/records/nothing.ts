import type { DeskOfKind } from '../life/desk.ts';
import type { ImportStore } from './kind-store.ts';

/** Of a kind that has nothing of its own on the desk. */
export const nothingOnDesk: DeskOfKind = {
  dated: 'none',
  staysDue: [],
  owed: 'none',
  settleHint: () => null,
  wrongMonths: () => [],
  notes: () => [],
};

/** Of a kind whose rosters bring nothing beside values. */
export const nothingImported: ImportStore<never, never> = {
  takeOpening: () => false,
  takeOpeningsBack: () => undefined,
  dropPendingOpening: () => undefined,
  placesFor: () => () => undefined,
  takePlacesBack: () => undefined,
};
