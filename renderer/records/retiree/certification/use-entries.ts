import { useRef, useState } from 'react';
import { archiveCall, CallFailure } from '#renderer/api.ts';
import { errorText, fieldErrors } from '#renderer/errors.tsx';
import { takeBackAct } from '#renderer/parts/take-back.tsx';
import { today } from '#renderer/parts/today.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { ErrorParams } from '#shared/errors.ts';
import { readDay } from '#shared/rules/calendar.ts';

/** One who was certified since the page was opened. */
export interface Entry {
  /** Counts up: the same person may come twice. */
  order: number;
  result: ArchiveOutput<'certification.enter'>;
  isUndone: boolean;
}

/** What was refused while the next number was being typed, or waited already. */
export interface Refused {
  order: number;
  typed: string;
  sentence: string;
  /** Who was found, where it was several: the clerk takes one. */
  choices: readonly Choice[];
}

export type Choice = ErrorParams['certification.several']['people'][number];

/** Why somebody was not certified. */
export interface Refusal {
  sentence: string;
  choices: readonly Choice[];
}

export interface Draft {
  on: string;
  way: string | null;
  party: string;
}

export interface Entries {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  /** Newest first. */
  items: readonly Entry[];
  /** Newest first; each stays until it is tried again or left. */
  refused: readonly Refused[];
  isBusy: boolean;
  /** Whether others wait behind the one whose answer has just come. */
  isWaiting: () => boolean;
  failure: unknown;
  wrong: Record<string, string>;
  /** Certifies whom the text names, with the day and way of the draft. Resolves to why not, or null when it is done. */
  enter: (text: string) => Promise<Refusal | null>;
  keepRefused: (typed: string, refusal: Refusal) => void;
  leaveRefused: (one: Refused) => void;
  undo: (entry: Entry) => Promise<void>;
}

/**
 * Certifications entered one after the other: day and way stay as they were chosen, so that a card is all the next person
 * needs. Cards read while one is being entered wait for it; none is lost.
 */
export function useEntries(): Entries {
  const [draft, setDraft] = useState<Draft>({ on: today(), way: null, party: '' });
  const [items, setItems] = useState<readonly Entry[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [failure, setFailure] = useState<unknown>(null);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const queued = useRef(0);
  const order = useRef(0);

  const enterNow = async (text: string, { way, party, on }: Draft): Promise<Refusal | null> => {
    const day = readDay(on);
    const found = {
      ...(day === null ? { on: '请填写日期，例如 2026-07-01' } : {}),
      ...(way === null ? { way: '请选择认证方式' } : {}),
      ...(text.trim() === '' ? { text: '请刷身份证或输入证件号码、档号' } : {}),
    };
    setWrong(found);
    setFailure(null);
    if (day === null || way === null || text.trim() === '')
      return { sentence: Object.values(found).join('；'), choices: [] };
    try {
      const result = await archiveCall('certification.enter', { text, on: day, way, party: party.trim() || null });
      order.current += 1;
      const entry = { order: order.current, result, isUndone: false };
      setItems((old) => [entry, ...old]);
      return null;
    } catch (error) {
      const fields = fieldErrors(error);
      const choices = choicesIn(error);
      setWrong(fields);
      if (Object.keys(fields).length === 0 && choices.length === 0) setFailure(error);
      const { sentence, nextStep } = errorText(error);
      const told = choices.length > 0 ? `${sentence}${nextStep}` : sentence;
      return { sentence: Object.values(fields).join('；') || told, choices };
    }
  };

  return {
    draft,
    set: (change) => {
      setDraft((old) => ({ ...old, ...change }));
      setWrong({});
      setFailure(null);
    },
    items,
    refused,
    isBusy: waiting > 0,
    isWaiting: () => queued.current > 0,
    failure,
    wrong,
    enter: (text) => {
      const count = (change: number) => {
        queued.current += change;
        setWaiting(queued.current);
      };
      count(1);
      const done = queue.current.then(() => enterNow(text, draft)).finally(() => count(-1));
      queue.current = done;
      return done;
    },
    keepRefused: (typed, refusal) => {
      order.current += 1;
      const one = { order: order.current, typed, ...refusal };
      setRefused((old) => [one, ...old]);
      setWrong({});
      setFailure(null);
    },
    leaveRefused: (one) => setRefused((old) => old.filter(({ order }) => order !== one.order)),
    undo: async (entry) => {
      if (entry.result.commandId === null) return;
      setFailure(null);
      try {
        const isUndone = (await takeBackAct(entry.result.commandId)) !== null;
        if (isUndone)
          setItems((old) => old.map((one) => (one.order === entry.order ? { ...one, isUndone: true } : one)));
      } catch (error) {
        setFailure(error);
      }
    },
  };
}

function choicesIn(error: unknown): readonly Choice[] {
  if (!(error instanceof CallFailure) || error.error.code !== 'certification.several') return [];
  return (error.error.params as ErrorParams['certification.several']).people;
}
