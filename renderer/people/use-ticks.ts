import { useRef, useState } from 'react';
import { showFailure } from '#renderer/errors.tsx';
import type { RecordRow } from '#shared/contract/records.ts';
import { collectIds } from './collect-ids.ts';
import { getListView, setListView } from './list-store.ts';
import { toggled } from './ticks.ts';
import type { Rows } from './use-rows.ts';

export interface Ticks {
  /** Ticks or unticks one row and remembers it as the start of a range. */
  toggle: (row: RecordRow, index: number) => void;
  /** Ticks every row from the remembered start to here. */
  extendTo: (index: number) => void;
  all: () => void;
  none: () => void;
  /** While many are being ticked: how many are; null otherwise. */
  collecting: number | null;
  stop: () => void;
}

/** Ticking files of the list, also such as are not on the screen. */
export function useTicks(rows: Rows): Ticks {
  const [collecting, setCollecting] = useState<number | null>(null);
  const stopper = useRef<AbortController>(null);

  const addRange = async (from: number, to: number) => {
    stopper.current?.abort();
    const own = new AbortController();
    stopper.current = own;
    setCollecting(0);
    try {
      const ids = await collectIds(rows.query, from, to, { signal: own.signal, onProgress: setCollecting });
      if (!own.signal.aborted) setListView({ ticked: new Set([...getListView().ticked, ...ids]) });
    } catch (error) {
      showFailure(error);
    } finally {
      if (stopper.current === own) setCollecting(null);
    }
  };

  return {
    toggle: (row, index) =>
      setListView({ ticked: toggled(getListView().ticked, row.id), anchor: index, cursor: index }),
    extendTo: (index) => {
      const { anchor, cursor } = getListView();
      const start = anchor ?? cursor;
      setListView({ cursor: index, anchor: start });
      void addRange(Math.min(start, index), Math.max(start, index));
    },
    all: () => void addRange(0, rows.total - 1),
    none: () => setListView({ ticked: new Set(), anchor: null }),
    collecting,
    stop: () => {
      stopper.current?.abort();
      setCollecting(null);
    },
  };
}
