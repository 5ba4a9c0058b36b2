import { notifications } from '@mantine/notifications';
import { useState } from 'react';

/** Runs one act of the clerk: busy while it runs, its failure kept, a word when it is done. */
export function useAct(): {
  isBusy: boolean;
  failure: unknown;
  run: (work: () => Promise<string>) => Promise<boolean>;
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
        notifications.show({ message: await work(), color: 'green', withCloseButton: false });
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
