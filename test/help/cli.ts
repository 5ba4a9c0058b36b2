import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { executable, knownHere, root, runtimeArgs, runtimeEnv } from './app.ts';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: Record<string, unknown> | null;
  said: string;
}

/** Starts the built command line: in plain Node, or where it prints in the runtime, as the program does. */
export function startCli(words: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const prints = words[0] === 'export' || words[0] === 'print';
  const own = knownHere();
  const env = { ...process.env, ...own.env };
  const child = prints
    ? spawn(executable, [...runtimeArgs, root, '--cli', ...words], { env: { ...env, ...runtimeEnv } })
    : spawn(process.execPath, [join(root, 'out/main/cli.cjs'), ...words], { env });
  let out = '';
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => {
    out += piece.toString();
  });
  child.stderr?.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      own.remove();
      resolve({ code, signal, output: parse(out), said });
    });
  });
  return { child, ended };
}

export function cli(...words: string[]): Promise<Ended> {
  return startCli(words).ended;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
