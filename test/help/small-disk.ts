import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { newFolder } from './archive.ts';

/** Whether this machine lets the test make a small file system of its own. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount();

/** A real file system of a few megabytes; `pull` takes it away as a stick is pulled, `remove` cleans up. */
export function smallDisk(
  sizeKb: number,
  options = '',
): { dir: string; pull: () => void; readOnly: () => void; writable: () => void; remove: () => void } {
  const dir = newFolder('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k${options}`, 'tmpfs', dir]);
  const pull = () => execFileSync('umount', ['-l', dir], { stdio: 'ignore' });
  return {
    dir,
    pull,
    readOnly: () => execFileSync('mount', ['-o', 'remount,ro', dir]),
    writable: () => execFileSync('mount', ['-o', 'remount,rw', dir]),
    remove: () => {
      try {
        pull();
      } catch {
        // Pulled by the test already.
      }
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

function tryMount(): boolean {
  const dir = newFolder('probe');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', dir], { stdio: 'ignore' });
    execFileSync('umount', [dir]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
