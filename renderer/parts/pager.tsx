import { Button } from '@mantine/core';
import { useState } from 'react';

export interface Pager {
  /** Where the page in view begins; null for the newest. */
  before: number | null;
  isFirst: boolean;
  newer: () => void;
  older: (next: number) => void;
}

/** Turns the pages of a list that is asked for "before N", newest first. */
export function usePager(): Pager {
  const [turned, setTurned] = useState<number[]>([]);
  return {
    before: turned.at(-1) ?? null,
    isFirst: turned.length === 0,
    newer: () => setTurned((old) => old.slice(0, -1)),
    older: (next) => setTurned((old) => [...old, next]),
  };
}

/** The buttons of a pager; nothing where one page holds all. */
export function PagerButtons({ pager, next }: { pager: Pager; next: number | null }) {
  if (pager.isFirst && next === null) return null;
  return (
    <Button.Group>
      <Button variant="default" size="xs" disabled={pager.isFirst} onClick={pager.newer}>
        较新的
      </Button>
      <Button
        variant="default"
        size="xs"
        disabled={next === null}
        onClick={() => (next === null ? undefined : pager.older(next))}
      >
        较早的
      </Button>
    </Button.Group>
  );
}
