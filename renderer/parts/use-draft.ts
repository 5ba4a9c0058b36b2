import { useState } from 'react';
import { fieldErrors } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';

/** What is typed in a dialog, what is said at its fields, and the act that saves it: typing on takes the sayings back. */
export function useDraft<D extends object>(empty: D) {
  const [draft, setDraft] = useState(empty);
  const [lacking, setLacking] = useState<Record<string, string>>({});
  const act = useAct();
  return {
    draft,
    act,
    errors: { ...(act.failure ? fieldErrors(act.failure) : {}), ...lacking } as Record<string, string | undefined>,
    set: (change: Partial<D>) => {
      setDraft((old) => ({ ...old, ...change }));
      setLacking({});
      act.clear();
    },
    /** Says what is lacking; whether anything is. */
    isLacking: (found: Record<string, string>): boolean => {
      setLacking(found);
      return Object.keys(found).length > 0;
    },
  };
}
