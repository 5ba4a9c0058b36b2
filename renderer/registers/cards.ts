import type { ComponentType } from 'react';
import type { PersonCard } from '#shared/contract/people.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { RetireeOnCard } from '../records/retiree/card.tsx';

/** What each kind of record says on the card of a person, below the files. */
export const kindCards: Readonly<Record<RecordKind, ComponentType<{ card: PersonCard }>>> = { retiree: RetireeOnCard };
