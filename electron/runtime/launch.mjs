import { spawn } from 'node:child_process';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError } from './say.mjs';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** The runtime's own arguments: root may not use the sandbox, everyone else does; Chrome's chatter stays out of the way. */
export const electronArgs = ['--log-level=3', ...(isRoot ? ['--no-sandbox'] : [])];

/** What the program needs to know of the runtime. */
export function electronEnv(binding) {
  return binding ? { STREET_ARCHIVES_SQLITE_BINDING: binding } : {};
}

/** Starts the program in the runtime and waits for its end; stdout is the program's own. */
export async function launch(electron, binding, args) {
  const display = await openDisplay();
  try {
    return await run(electron.executable, [...electronArgs, root, ...args], {
      stdio: 'inherit',
      env: { ...electronEnv(binding), ...display.env },
    });
  } finally {
    display.close();
  }
}

/** A virtual display of our own on Linux without DISPLAY; gone again when `close` is called or this process ends. */
export async function openDisplay() {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { env: {}, close: () => undefined };
  // The server looks for a free number itself and says it: two that begin at once never take the same.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = () => server.kill();
  process.once('exit', close);
  const number = await new Promise((resolve, reject) => {
    let said = '';
    server.stdio[3].setEncoding('utf8').on('data', (piece) => {
      said += piece;
      if (said.endsWith('\n')) resolve(said.trim());
    });
    server.once('error', reject);
    server.once('exit', () => reject(new SetupError('The virtual display did not start: Xvfb ended at once.')));
  });
  return { env: { DISPLAY: `:${number}` }, close };
}

/** Several displays for windows that run side by side; tests choose among them by `STREET_ARCHIVES_DISPLAYS`. */
export async function openDisplays(count) {
  const displays = await Promise.all(Array.from({ length: count }, openDisplay));
  const names = displays.flatMap(({ env }) => env.DISPLAY ?? []);
  return {
    env: { ...displays[0]?.env, ...(names.length > 0 ? { STREET_ARCHIVES_DISPLAYS: names.join() } : {}) },
    close: () => {
      for (const { close } of displays) close();
    },
  };
}
