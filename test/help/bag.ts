import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyBag } from '#electron/archive/bag/verify.ts';
import { type BagOptions, type PayloadEntry, writeBag } from '#electron/archive/bag/write.ts';

export async function* entries(list: readonly PayloadEntry[]): AsyncGenerator<PayloadEntry> {
  for (const entry of list) yield entry;
}

export const bytesEntry = (path: string, text: string | Uint8Array): PayloadEntry => ({
  path,
  source: { bytes: typeof text === 'string' ? Buffer.from(text) : text },
});

export function bag(dir: string, payload: AsyncIterable<PayloadEntry>, more: Partial<BagOptions> = {}) {
  return writeBag({
    dir,
    name: '移交包',
    payload,
    expected: { files: 3, bytes: 1000 },
    info: [
      ['Source-Organization', '鼓西街道社会保障事务所'],
      ['Bagging-Date', '2026-11-23'],
    ],
    progress: () => undefined,
    isCancelled: () => false,
    ...more,
  });
}

export async function verify(path: string) {
  const report = await verifyBag(path, { progress: () => undefined, isCancelled: () => false });
  if (report === null) throw new Error('not cancelled');
  return report;
}

/** Every file below a folder, by its path with `/`. */
export function filesIn(dir: string, below = ''): string[] {
  return readdirSync(join(dir, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesIn(dir, path) : [path];
  });
}

export const sha = (algorithm: string, bytes: Uint8Array | string): string =>
  createHash(algorithm).update(bytes).digest('hex');
