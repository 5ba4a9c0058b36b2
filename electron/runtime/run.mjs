import { spawn, spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';
import { delimiter, join } from 'node:path';
import { isWindows, root } from './paths.mjs';

/**
 * Runs a program to its end; its output goes to standard error unless asked otherwise, or to `hears` in pieces where
 * `stdio` makes it a pipe. With a `niceness` it lets others go first. Resolves with the exit code.
 */
export function run(file, args, { hears, niceness = 0, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      ...options,
      env: { ...withBin(), ...options.env },
    });
    if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
    if (hears) child.stdout.setEncoding('utf8').on('data', hears);
    const pass = (signal) => child.kill(signal);
    process.once('SIGINT', pass);
    process.once('SIGTERM', pass);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      process.off('SIGINT', pass);
      process.off('SIGTERM', pass);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/** What a program prints, or null when it fails or is not there. */
export function read(file, args, options = {}) {
  const done = spawnSync(file, args, {
    cwd: root,
    encoding: 'utf8',
    ...options,
    env: { ...withBin(), ...options.env },
  });
  return done.status === 0 ? done.stdout.trim() : null;
}

/** npm is a .cmd on Windows, which only a shell starts; its arguments here are never anyone's input. */
export function npm(args, options = {}) {
  return run(isWindows ? 'npm.cmd' : 'npm', args, { ...options, shell: isWindows });
}

function withBin() {
  const env = { ...process.env };
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = join(root, 'node_modules', '.bin') + delimiter + (env[key] ?? '');
  return env;
}
