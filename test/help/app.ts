import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import type { Answer } from './answers.ts';

export const root = join(import.meta.dirname, '../..');
export const executable = process.env.STREET_ARCHIVES_ELECTRON ?? '';

export interface RunningApp {
  app: ElectronApplication;
  page: Page;
  close: () => Promise<void>;
}

/** What the set-up tells the program of its runtime. */
export const runtimeEnv: Record<string, string> = process.env.STREET_ARCHIVES_RUNTIME_BINDING
  ? { STREET_ARCHIVES_SQLITE_BINDING: process.env.STREET_ARCHIVES_RUNTIME_BINDING }
  : {};

/**
 * A place of its own for what a program remembers of archives outside their folders: tests put other copies into the same
 * folder again and again.
 */
export function knownHere(): { env: Record<string, string>; remove: () => void } {
  const known = mkdtempSync(join(tmpdir(), 'street-known-'));
  return {
    env: { STREET_ARCHIVES_KNOWN: known },
    remove: () => rmSync(known, { recursive: true, force: true }),
  };
}

/** What every start of the runtime needs: root may not use the sandbox. */
export const runtimeArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Starts the built program on an archive folder in a real window; outputs are checked against the contract. */
export async function startApp(
  archiveDir: string,
  args: string[] = [],
  env: Record<string, string> = {},
  program = root,
): Promise<RunningApp> {
  if (!existsSync(executable)) throw new Error('run the suites through `npm test`: it names the runtime');
  const known = knownHere();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...runtimeArgs, program, '--archive', archiveDir, ...args],
    env: {
      ...(process.env as Record<string, string>),
      ...runtimeEnv,
      ...known.env,
      STREET_ARCHIVES_CHECKS: '1',
      ...env,
    },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  // Three windows share two cores: a page of paper may take its time, and a test that fails waits no longer than this.
  page.setDefaultTimeout(45_000);
  return { app, page, close: () => closeApp(app).finally(known.remove) };
}

// A window with something unsaved asks before it closes, and nobody is there to answer.
async function closeApp(app: ElectronApplication): Promise<void> {
  const asked = setTimeout(() => app.process().kill('SIGKILL'), 15_000);
  await app.close().catch(() => undefined);
  clearTimeout(asked);
}

/** Waits until the page says that it can be used. */
export async function usable(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.usable === 'yes');
}

/** A call of the contract as the page makes it, over the window's own port. */
export async function call<N extends ArchiveCall>(page: Page, name: N, input: ArchiveInput<N>): Promise<Answer<N>> {
  const reply = await page.evaluate(([n, i]) => window.archive.call(n as string, i), [name, input] as const);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value as Answer<N>;
}
