import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { piecesOf } from '../../files/pieces.ts';
import { flushFolder } from '../../files/write-whole.ts';
import { fold } from './file-name.ts';
import { infoText, type ManifestLine, manifestText } from './manifest.ts';
import { INCOMPLETE_NOTE, INCOMPLETE_SUFFIX, SOFTWARE_AGENT } from './own.ts';
import { targetError } from './target-error.ts';
import { verifyBag } from './verify.ts';

export interface PayloadEntry {
  /** Path in the bag with `/`, beginning with `data/`. */
  path: string;
  source: { bytes: Uint8Array } | { file: string; sha256: string; name: string };
}

export interface BagCount {
  phase: 'write' | 'verify';
  done: number;
  total: number;
  doneBytes: number;
  totalBytes: number;
}

export interface BagOptions {
  /** An existing folder on the stick; the bag becomes a folder in it. */
  dir: string;
  name: string;
  payload: AsyncIterable<PayloadEntry>;
  /** What will come, as far as it is known: for the progress only. */
  expected: { files: number; bytes: number };
  info: readonly (readonly [string, string])[];
  progress: (count: BagCount) => void;
  isCancelled: () => boolean;
  /** Runs after the bag was read back and compared, before it gets its final name; a refusal leaves it incomplete. */
  beforeCommit?: (bag: WrittenBag) => Promise<void>;
}

export interface WrittenBag {
  path: string;
  files: number;
  bytes: number;
  /** SHA-256 of tagmanifest-sha256.txt: one figure that stands for every byte of the package, printed on the paper list. */
  manifestSha256: string;
}

// Flushing waits for the stick; meanwhile the next files are written.
const FLUSHES_UNDER_WAY = 8;

/**
 * Writes a BagIt 1.0 bag (RFC 8493) into a fresh folder that is marked incomplete in its name and by a note inside.
 * Every file is flushed; the whole is read again and compared; only then it gets its name. Cancelled: nothing is left.
 * Failed: what was written stays, marked incomplete, and never verifies.
 * @throws AppError handover.targetDirty, .targetFull, .targetLost, .targetReadOnly, .verifyFailed, attachment.damaged
 */
export async function writeBag(
  options: BagOptions,
): Promise<({ state: 'done' } & WrittenBag) | { state: 'cancelled' }> {
  const path = join(options.dir, options.name);
  const work = path + INCOMPLETE_SUFFIX;
  for (const one of [path, work]) if (existsSync(one)) throw new AppError('handover.targetDirty', { path: one });
  const writer = new BagWriter(work, options);
  try {
    await stat(options.dir);
    await mkdir(work);
    await writer.put(INCOMPLETE_NOTE, [Buffer.from('此移交包尚未写完，不能使用。\r\n')], false);
    const isWhole = await writer.payload();
    if (!isWhole) return await cancelled(work);
    const manifestSha256 = await writer.tags();
    const report = await verifyBag(work, {
      isUnderWay: true,
      isCancelled: options.isCancelled,
      progress: (count) => options.progress({ phase: 'verify', ...count }),
    });
    if (report === null) return await cancelled(work);
    if (!report.valid) throw new AppError('handover.verifyFailed', { path: report.errors[0]?.path ?? work });
    const bag = { path, files: writer.files, bytes: writer.bytes, manifestSha256 };
    await options.beforeCommit?.(bag);
    await rm(join(work, INCOMPLETE_NOTE));
    await rename(work, path);
    await flushFolder(options.dir);
    return { state: 'done', ...bag };
  } catch (error) {
    await writer.settle();
    throw await targetError(error, options.dir, options.expected.bytes);
  }
}

async function cancelled(work: string): Promise<{ state: 'cancelled' }> {
  await rm(work, { recursive: true, force: true });
  return { state: 'cancelled' };
}

class BagWriter {
  files = 0;
  bytes = 0;
  private readonly work: string;
  private readonly options: BagOptions;
  private readonly lines = { sha256: [] as ManifestLine[], sha512: [] as ManifestLine[] };
  private readonly tagLines = { sha256: [] as ManifestLine[], sha512: [] as ManifestLine[] };
  private readonly folders = new Set<string>();
  private readonly names = new Set<string>();
  private readonly flushes = new Set<Promise<void>>();
  private flushFailure: unknown = null;

  constructor(work: string, options: BagOptions) {
    this.work = work;
    this.options = options;
  }

  /** Writes all payload; false when cancelled. */
  async payload(): Promise<boolean> {
    for await (const entry of this.options.payload) {
      if (this.options.isCancelled()) return false;
      this.refuseTwin(entry.path);
      const pieces = 'bytes' in entry.source ? [entry.source.bytes] : piecesOf(entry.source.file);
      const digests = await this.put(entry.path, pieces, true);
      if (digests === null) return false;
      if ('file' in entry.source && digests.sha256 !== entry.source.sha256)
        throw new AppError('attachment.damaged', { name: entry.source.name });
      this.lines.sha256.push({ digest: digests.sha256, path: entry.path });
      this.lines.sha512.push({ digest: digests.sha512, path: entry.path });
      this.files += 1;
      this.show();
    }
    await this.settle();
    if (this.flushFailure) throw this.flushFailure;
    return !this.options.isCancelled();
  }

  /** Writes bagit.txt, bag-info.txt, the manifests and the tag manifests. Returns the digest that stands for all. */
  async tags(): Promise<string> {
    const info: (readonly [string, string])[] = [
      ...this.options.info,
      ['Bag-Size', humanSize(this.bytes)],
      ['Payload-Oxum', `${this.bytes}.${this.files}`],
      ['Bag-Software-Agent', SOFTWARE_AGENT],
    ];
    await this.tag('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    await this.tag('bag-info.txt', infoText(info));
    await this.tag('manifest-sha256.txt', manifestText(this.lines.sha256));
    await this.tag('manifest-sha512.txt', manifestText(this.lines.sha512));
    const whole = manifestText(this.tagLines.sha256);
    await this.put('tagmanifest-sha256.txt', [Buffer.from(whole)], false);
    await this.put('tagmanifest-sha512.txt', [Buffer.from(manifestText(this.tagLines.sha512))], false);
    await this.settle();
    if (this.flushFailure) throw this.flushFailure;
    for (const folder of this.folders) await flushFolder(folder);
    await flushFolder(this.work);
    return createHash('sha256').update(whole).digest('hex');
  }

  /** Writes one file and hashes it on the way; null when cancelled in the middle of it. */
  async put(
    path: string,
    pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    isPayload: boolean,
  ): Promise<{ sha256: string; sha512: string } | null> {
    const target = join(this.work, ...path.split('/'));
    await this.folder(dirname(target));
    const sha256 = createHash('sha256');
    const sha512 = createHash('sha512');
    const file = await open(target, 'wx');
    try {
      for await (const piece of pieces) {
        if (isPayload && this.options.isCancelled()) {
          await file.close();
          return null;
        }
        const written = file.writeFile(piece);
        sha256.update(piece);
        sha512.update(piece);
        await written;
        if (isPayload) {
          this.bytes += piece.byteLength;
          this.show();
        }
      }
    } catch (error) {
      await file.close().catch(() => undefined);
      throw error;
    }
    await this.flush(file);
    return { sha256: sha256.digest('hex'), sha512: sha512.digest('hex') };
  }

  /** Waits for every flush under way. */
  async settle(): Promise<void> {
    await Promise.all(this.flushes);
  }

  private async tag(name: string, text: string): Promise<void> {
    const digests = await this.put(name, [Buffer.from(text)], false);
    if (!digests) return;
    this.tagLines.sha256.push({ digest: digests.sha256, path: name });
    this.tagLines.sha512.push({ digest: digests.sha512, path: name });
  }

  private async flush(file: FileHandle): Promise<void> {
    const one: Promise<void> = file
      .sync()
      .then(() => file.close())
      .catch((error: unknown) => {
        this.flushFailure ??= error;
      })
      .finally(() => this.flushes.delete(one));
    this.flushes.add(one);
    if (this.flushes.size >= FLUSHES_UNDER_WAY) await Promise.race(this.flushes);
    if (this.flushFailure) throw this.flushFailure;
  }

  private async folder(path: string): Promise<void> {
    if (this.folders.has(path)) return;
    await mkdir(path, { recursive: true });
    this.folders.add(path);
  }

  // Two paths that differ only by case or Unicode form would be one file on the stick.
  private refuseTwin(path: string): void {
    if (!path.startsWith('data/')) throw new Error(`payload lies below data/, not at ${path}`);
    const folded = fold(path);
    if (this.names.has(folded)) throw new Error('two payload files have one name on the stick');
    this.names.add(folded);
  }

  private show(): void {
    this.options.progress({
      phase: 'write',
      done: this.files,
      total: Math.max(this.files, this.options.expected.files),
      doneBytes: this.bytes,
      totalBytes: Math.max(this.bytes, this.options.expected.bytes),
    });
  }
}

function humanSize(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(3)} GB`;
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} KB`;
}
