import { useEffect, useState } from 'react';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import { readPastDay } from '#renderer/parts/past-day.ts';
import { currentKind } from '#renderer/people/list-store.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { takePicked } from './picked.ts';

/** What the clerk has chosen so far; kept while the window lives, so that looking something up loses nothing. */
export interface HandoverDraft {
  step: 'choose' | 'target';
  mode: 'filter' | 'picked';
  /** null until the clerk chose one: that of the list that was looked at last. */
  kind: RecordKind | null;
  picked: number[] | null;
  communityId: number | null;
  retiredYear: number | null;
  /** As typed; '' is today. Whose files are handed over follows from the list of that day. */
  dayText: string;
  target: { path: string; isFolder: boolean } | null;
  /** null until the clerk typed something: then the last recipient is proposed. */
  recipient: string | null;
  remark: string;
}

const empty: HandoverDraft = {
  step: 'choose',
  mode: 'filter',
  kind: null,
  picked: null,
  communityId: null,
  retiredYear: null,
  dayText: '',
  target: null,
  recipient: null,
  remark: '',
};

let kept: HandoverDraft = empty;
keptForUser(dropDraft);

/** Files just picked in the list begin a new choice; otherwise the clerk goes on where the page was left. */
export function resumeDraft(old: HandoverDraft, picked: number[] | null): HandoverDraft {
  return picked === null ? old : { ...old, step: 'choose', mode: 'picked', kind: null, picked };
}

/** The draft, the way to change it, and whether files were just picked for it. */
export function useDraft(): [HandoverDraft, (change: Partial<HandoverDraft>) => void, boolean] {
  const [isNew, setIsNew] = useState(false);
  const [draft, setDraft] = useState(kept);
  // In an effect, and not while drawing: taking the picked files must happen once.
  useEffect(() => {
    const picked = takePicked();
    if (picked === null) return;
    kept = resumeDraft(kept, picked);
    setDraft(kept);
    setIsNew(true);
  }, []);
  const change = (part: Partial<HandoverDraft>) => {
    kept = { ...kept, ...part };
    setDraft(kept);
  };
  return [draft, change, isNew];
}

/** The next hand-over begins empty: called when this one is done. */
export function dropDraft(): void {
  kept = empty;
}

/** The kind whose files are handed over. */
export function kindOf(draft: Pick<HandoverDraft, 'kind'>): RecordKind {
  return draft.kind ?? currentKind();
}

/** The chosen files as the archive takes them. */
export function selectionOf(draft: HandoverDraft): ArchiveInput<'handovers.measure'>['selection'] {
  const kind = kindOf(draft);
  if (draft.mode === 'picked' && draft.picked !== null) return { kind, recordIds: draft.picked };
  const { communityId, retiredYear } = draft;
  return { kind, communityId, retiredYear, onDate: dayOf(draft).onDate };
}

/** The day of the list the files are chosen from, null for that of now; or what is wrong with the text. */
export function dayOf(draft: Pick<HandoverDraft, 'dayText'>): { onDate: string | null; error: string | null } {
  if (draft.dayText.trim() === '') return { onDate: null, error: null };
  return readPastDay(draft.dayText);
}
