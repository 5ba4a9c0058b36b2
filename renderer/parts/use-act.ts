import { notifications } from '@mantine/notifications';
import { useState } from 'react';

/** Runs one act of the clerk: busy while it runs, its failure kept, a word when it is done; null where it is said elsewhere. */
export function useAct(): {
  isBusy: boolean;
  failure: unknown;
  run: (work: () => Promise<string | null>) => Promise<boolean>;
  clear: () => void;
} {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  return {
    isBusy,
    failure,
    clear: () => setFailure(null),
    run: async (work) => {
      setFailure(null);
      setIsBusy(true);
      try {
        const message = await work();
        if (message !== null) notifications.show({ message, color: 'green', withCloseButton: false });
        return true;
      } catch (error) {
        setFailure(error);
        return false;
      } finally {
        setIsBusy(false);
      }
    },
  };
}
