import { useEffect } from 'react';

/** Says to the shell and to tests that what stands on the screen can be used. */
export function markUsable(): void {
  document.documentElement.dataset.usable = 'yes';
}

export function useUsable(isUsable: boolean): void {
  useEffect(() => {
    if (isUsable) markUsable();
  }, [isUsable]);
}
