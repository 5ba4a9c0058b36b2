import { useState } from 'react';
import type { ListLevel } from '#shared/contract/judged-lists.ts';
import { PAGE_ROWS } from './list-pages.tsx';

/** What a clerk looks at in a judged list, and what was decided about its lines. */
export interface JudgedView {
  level: ListLevel | null;
  page: number;
  accepted: ReadonlySet<number>;
  leavesOthers: boolean;
  show: (level: ListLevel | null) => void;
  turn: (page: number) => void;
  accept: (accepted: ReadonlySet<number>) => void;
  leaveOthers: (isOn: boolean) => void;
  /** Another day or way: what was taken before does not count for it. */
  begin: () => void;
  /** The part of the list that is asked for. */
  asked: { level: ListLevel | null; offset: number; limit: number };
}

/** The view of a judged list, beginning with all its lines and none of those that ask taken. */
export function useJudgedView(): JudgedView {
  const [level, setLevel] = useState<ListLevel | null>(null);
  const [page, setPage] = useState(1);
  const [accepted, setAccepted] = useState<ReadonlySet<number>>(new Set());
  const [leavesOthers, setLeavesOthers] = useState(false);
  const show = (to: ListLevel | null) => {
    setLevel(to);
    setPage(1);
  };
  return {
    ...{ level, page, accepted, leavesOthers, show },
    turn: setPage,
    accept: setAccepted,
    leaveOthers: setLeavesOthers,
    begin: () => {
      show(null);
      setAccepted(new Set());
      setLeavesOthers(false);
    },
    asked: { level, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
  };
}
