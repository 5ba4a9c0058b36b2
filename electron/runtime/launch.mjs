import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { root } from './paths.mjs';
import { run } from './run.mjs';

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
  let number = 90;
  while (existsSync(`/tmp/.X11-unix/X${number}`) || existsSync(`/tmp/.X${number}-lock`)) number += 1;
  const server = spawn('Xvfb', [`:${number}`, '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  const close = () => server.kill();
  process.once('exit', close);
  for (let tries = 0; tries < 100 && !existsSync(`/tmp/.X11-unix/X${number}`); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return { env: { DISPLAY: `:${number}` }, close };
}
