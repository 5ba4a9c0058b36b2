import { localDay } from './calendar.ts';

/** An archive whose log lacks what is known outside its folder. */
export interface OlderCopy {
  /** What is known: the number of an entry and when it was written, ISO 8601 UTC. */
  entries: number;
  at: string;
  /** What is here: the last entry. */
  here: number;
  hereAt: string | null;
  /** The log is too short; false: it is long enough and another one. */
  isShorter: boolean;
}

/** What is so, in one sentence. */
export function olderCopySentence({ entries, at, here, hereAt, isShorter }: OlderCopy): string {
  const known = `档案库以前记到第 ${entries} 条操作（${localMinute(at)}）`;
  const now = hereAt === null ? '现在一条也没有' : `现在到第 ${here} 条（${localMinute(hereAt)}）`;
  return isShorter
    ? `${known}，${now}：这是较早的副本，以后做的不在里面。`
    : `${known}，${now}，里面却没有那一条：档案库被换过，或者操作日志被改过。`;
}

/** 2026-11-23 14:05 by the clock on the wall. */
export function localMinute(instant: string): string {
  const time = new Date(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${localDay(instant)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}
