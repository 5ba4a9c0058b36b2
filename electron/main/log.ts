import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LIMIT_BYTES = 2_000_000;
let file: string | null = null;

/** Starts the log in a folder; one older file is kept. */
export function openLog(folder: string): void {
  mkdirSync(folder, { recursive: true });
  file = join(folder, 'street-archives.log');
  if (existsSync(file) && statSync(file).size > LIMIT_BYTES) renameSync(file, join(folder, 'street-archives.old.log'));
}

export function logFile(): string {
  return file ?? '';
}

/** One line: time, level, what, facts. Facts are names, durations, codes and references, never people or values. */
export function log(level: 'info' | 'warn' | 'error', what: string, facts: Record<string, unknown> = {}): void {
  if (!file) return;
  try {
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, what, ...facts })}\n`);
  } catch {
    // A full disk must not take the program down for want of a log line.
  }
}
