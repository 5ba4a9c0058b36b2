import type { ComponentType, ReactNode } from 'react';
import type { CommandName } from '#shared/contract/acts.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { Ask, States } from '#shared/life/step.ts';
import type { RefreshLife } from './use-file-version.ts';

/** As it should be, in use, to be looked after, wrong, over; the word beside it says which. */
export type StateTone = 'good' | 'bad' | 'warn' | 'active' | 'calm';

/** How a step's question is put in the form, and how the story tells what was answered. */
export interface AskWords {
  label: string;
  told: (answer: string) => string;
  /** What an answer brings about, and what is taken for granted without one. */
  hint?: string;
}

/** The questions whose words differ from step to step. */
export type WordedAsk = Extract<Ask, 'month' | 'party' | 'place'>;

/** A form that can be printed from where a file stands. */
export interface FormOffer {
  label: string;
  request: SheetRequest;
}

/** What each dialog of the page is opened with. */
export interface LifeDialogProps {
  file: RecordFile;
  life: ArchiveOutput<'life.get'>;
  /** Reads the file anew; settles when it has. */
  onRefresh: RefreshLife;
  onDone: () => void;
  onClose: () => void;
}

/** What the desk says of a kind beside the deadlines of its files. */
export interface DeskScreen {
  /** What is still to be done after steps, for example: 资格认证、归还人事档案. */
  examples: string;
  /** Files that `DeskOfKind.dated` counts, late by a day of their own, and those that have none yet: what they are called, and the page that lists them. */
  dated: { late: string; href: string; never: string; neverHref: string; neverHint: string };
  /** The side of a file on which money owed is dealt with. */
  owedTab: string;
}

/** How the life of a kind's files is shown, beside what its description in shared says. */
export interface LifeScreen {
  tones: Readonly<Record<string, Readonly<Record<string, StateTone>>>>;
  /** What is done on this side once the file is saved: 发放、认证、死亡登记. */
  toCome: string;
  /** How months that cannot be are told: what was done by them, and what puts it right where undoing does not. */
  wrongMonths: { done: string; remedy: string };
  /** `none`: the desk has deadlines of its files alone. */
  desk: DeskScreen | 'none';
  /** The words of a question as a step puts it; a step of a newer program falls back on the plain ones. */
  askWords(step: string, ask: WordedAsk): AskWords;
  /** What `place` begins with: what comes back goes where it was. */
  placeOf(file: RecordFile, step: string): string | null;
  /** The forms that belong to where a file stands; what the archive would leave out is not offered. */
  forms(file: RecordFile, states: States, today: string): readonly FormOffer[];
  /** What the kind shows below the steps; `onAsk` null: the file is out of use. */
  Beside: ComponentType<{
    recordId: number;
    onAsk: ((dialog: (props: LifeDialogProps) => ReactNode) => void) | null;
  }> | null;
  /** Acts of the kind that are told beside those of any life. */
  acts: readonly CommandName[];
}
