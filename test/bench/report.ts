import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'results');

export interface Line {
  what: string;
  value: string;
  against: string;
  ratio: string;
}

/** Writes one benchmark's figures as JSON beside the others and prints them as a table. */
export function report(name: string, figures: Record<string, unknown>, lines: readonly Line[]): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'bench.json');
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryGb: Math.round(totalmem() / 1e9) };
  const all = { ...read(file), machine, [name]: { at: new Date().toISOString(), ...figures } };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  const table = lines.map((line) => `| ${line.what} | ${line.value} | ${line.against} | ${line.ratio} |`);
  process.stdout.write(`\n| ${name} | measured | against | ratio |\n| --- | --- | --- | --- |\n${table.join('\n')}\n`);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;

function read(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
