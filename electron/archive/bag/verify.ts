import { createHash, getHashes } from 'node:crypto';
import { lstat, opendir, readFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { VerifyReport } from '#shared/contract/handovers.ts';
import { AppError } from '#shared/errors.ts';
import { comparePaperDigest, type PaperProof } from '#shared/rules/paper-digest.ts';
import { piecesOf } from '../../files/pieces.ts';
import { fold } from './file-name.ts';
import { escapes, type ManifestLine, readInfo, readManifest } from './manifest.ts';
import { type BagList, faultsOfOwn, INCOMPLETE_NOTE, INCOMPLETE_SUFFIX, originOf } from './own.ts';
import { decodeTag, isKnownEncoding } from './tag-text.ts';

export interface VerifyOptions {
  progress: (count: { done: number; total: number; doneBytes: number; totalBytes: number }) => void;
  isCancelled: () => boolean;
  /** SHA-256 of tagmanifest-sha256.txt as the paper list prints it: only this proves which package it is. */
  digest?: string | null;
  /** The writer's own reading back, while the package still carries its mark. */
  isUnderWay?: boolean;
}

const LISTED_MOST = 1000;
const WEAK = new Set(['md5', 'sha1']);
const SYSTEM_FILES: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'desktop.ini']);

/**
 * Examines any BagIt bag of versions 0.93 to 1.0 (RFC 8493): complete when all listed files exist and nothing unlisted
 * lies in `data/`, valid when complete and every digest agrees. Packages of this program are held to more: every file is
 * listed, every list is there in exactly the bytes this program writes, so that any changed byte is found.
 * @returns null when cancelled
 * @throws AppError package.absent
 */
export async function verifyBag(path: string, options: VerifyOptions): Promise<VerifyReport | null> {
  const bag = new Examination(path, options);
  return bag.run();
}

interface Listed extends BagList {
  algorithm: string;
}

class Examination {
  private readonly path: string;
  private readonly options: VerifyOptions;
  private readonly errors: VerifyReport['errors'] = [];
  private readonly said = new Set<string>();
  private readonly warnings: VerifyReport['warnings'] = [];
  /** Every file below the bag by its path with `/`, with its size. */
  private readonly found = new Map<string, number>();
  private readonly byFold = new Map<string, string>();
  private readonly digests = new Map<string, Map<string, string>>();
  private readonly listedFolds = new Map<string, string>();
  /** What tag files other than bagit.txt are written in (RFC 8493, 2.1.1). */
  private encoding = 'utf-8';

  constructor(path: string, options: VerifyOptions) {
    this.path = path;
    this.options = options;
  }

  async run(): Promise<VerifyReport | null> {
    const declaration = await readFile(join(this.path, 'bagit.txt')).catch(() => null);
    if (declaration === null) {
      if (await this.isMarked()) return this.report(null);
      await this.look('');
      if (!this.looksLikeBag()) throw new AppError('package.absent', { path: this.path });
      // Everything else is examined all the same: whoever gets it wants to know what is left of it.
      this.error('bagit-txt-missing', 'bagit.txt', '缺少 bagit.txt，不是完整的移交包');
    } else await this.look('');
    const version = declaration === null ? null : this.declaration(declaration);
    if (!this.options.isUnderWay) await this.isMarked();
    this.found.delete(INCOMPLETE_NOTE);

    const payload = await this.lists('manifest', version);
    const tags = await this.lists('tagmanifest', version);
    const info = await this.info();
    this.noteTwins(payload);
    if (payload.length === 0) this.error('no-manifest', 'manifest-*.txt', '没有任何内容清单');

    if (!(await this.digestAll(payload, tags))) return null;
    this.compare(payload, 'payload', version);
    this.compare(tags, 'tag', version);
    this.unlisted(payload);
    this.oxum(info);
    await this.fetchList();
    this.holdToOurs(declaration, payload, tags, info.get('Bag-Software-Agent')?.[0]);
    return this.report(version);
  }

  private declaration(bytes: Uint8Array): string | null {
    const text = Buffer.from(bytes).toString('utf8');
    const match = /^BagIt-Version: (\d+\.\d+)\r?\n?\s*Tag-File-Character-Encoding: (\S+)\s*$/.exec(
      text.replace(/\r\n?/g, '\n'),
    );
    if (!match) {
      this.error('bagit-txt-invalid', 'bagit.txt', 'bagit.txt 的内容不符合规范');
      return null;
    }
    this.encoding = (match[2] ?? '').toLowerCase();
    if (!isKnownEncoding(this.encoding))
      this.error('encoding-unsupported', 'bagit.txt', `不支持的文字编码 ${match[2]}`);
    const version = match[1] ?? null;
    if (version !== '1.0' && !/^0\.9[3-7]$/.test(version ?? ''))
      this.error('version-unknown', 'bagit.txt', `不认识的 BagIt 版本 ${version}`);
    return version;
  }

  private async isMarked(): Promise<boolean> {
    const note = await lstat(join(this.path, INCOMPLETE_NOTE)).catch(() => null);
    const isNamed = basename(this.path).endsWith(INCOMPLETE_SUFFIX);
    if (note || isNamed)
      this.error('incomplete-marker', note ? INCOMPLETE_NOTE : basename(this.path), '这个移交包没有写完，不能使用');
    return Boolean(note) || isNamed;
  }

  // Links are never followed: they could lead anywhere.
  private async look(folder: string): Promise<void> {
    for await (const entry of await opendir(join(this.path, ...folder.split('/')))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await this.look(path);
      else if (entry.isFile()) {
        this.found.set(path, (await lstat(join(this.path, ...path.split('/')))).size);
        this.byFold.set(fold(path), path);
      } else this.error('not-a-file', path, '包里有链接或特殊文件，不能接受');
    }
  }

  private async lists(kind: 'manifest' | 'tagmanifest', version: string | null): Promise<Listed[]> {
    const lists: Listed[] = [];
    for (const file of Array.from(this.found.keys()).sort()) {
      const algorithm = new RegExp(`^${kind}-([a-z0-9]+)\\.txt$`, 'i').exec(file)?.[1]?.toLowerCase();
      if (!algorithm) continue;
      if (!getHashes().includes(algorithm)) {
        this.warning('algorithm-unknown', file, `不支持的摘要算法 ${algorithm}，这份清单没有核对`);
        continue;
      }
      if (WEAK.has(algorithm)) this.warning('algorithm-weak', file, `摘要算法 ${algorithm} 强度不足`);
      const text = await this.tagText(file);
      const { lines, bad } = readManifest(text);
      for (const line of bad) this.error('manifest-line-invalid', file, `清单第 ${line} 行无法识别`);
      lists.push({ file, algorithm, lines: this.acceptable(file, kind, lines, version), text });
    }
    return lists;
  }

  private acceptable(
    file: string,
    kind: 'manifest' | 'tagmanifest',
    lines: ManifestLine[],
    version: string | null,
  ): ManifestLine[] {
    const seen = new Map<string, string>();
    return lines.filter(({ path, digest, isRelative }) => {
      if (isRelative) this.warning('path-relative', path, `${file} 中的路径以 ./ 开头`);
      const before = seen.get(path);
      if (escapes(path)) this.error('path-escapes', path, `${file} 中的路径指向包外`);
      else if (before !== undefined) this.twice(file, path, before === digest, version);
      else if (kind === 'manifest' && !path.startsWith('data/'))
        this.error('path-not-payload', path, `${file} 中列出了 data 以外的文件`);
      else if (kind === 'tagmanifest' && (path.startsWith('data/') || /^tagmanifest-/i.test(path)))
        this.error('path-not-tag', path, `${file} 中列出了不该列的文件`);
      else {
        seen.set(path, digest);
        return true;
      }
      return false;
    });
  }

  // Version 1.0 lets a file be listed once (RFC 8493, 2.1.3); before, the same line twice says nothing untrue.
  private twice(file: string, path: string, isSame: boolean, version: string | null): void {
    if (!isSame) this.error('duplicate-entry', path, `${file} 中重复列出，摘要互相矛盾`);
    else if (version === '1.0') this.error('duplicate-entry', path, `${file} 中重复列出`);
    else this.warning('duplicate-entry', path, `${file} 中重复列出，摘要相同`);
  }

  /** The file a listed path means: itself, or its twin in another Unicode form. */
  private real(path: string): string | null {
    if (this.found.has(path)) return path;
    const twin = this.byFold.get(fold(path));
    if (twin === undefined) return null;
    if (twin.normalize('NFC') === path.normalize('NFC')) return twin;
    // Two listed names that differ in case only were one file where the bag was made: Windows and macOS see no case.
    return this.listedFolds.get(fold(path)) === twin ? twin : null;
  }

  // Files a desktop leaves behind by itself and takes away again: a bag made where they lay lists them.
  private isSystemFile(path: string): boolean {
    return SYSTEM_FILES.has(basename(path).toLowerCase());
  }

  private looksLikeBag(): boolean {
    return Array.from(this.found.keys()).some((path) => /^(tag)?manifest-[a-z0-9]+\.txt$/i.test(path));
  }

  private async tagText(file: string): Promise<string> {
    const bytes = await readFile(join(this.path, file));
    return decodeTag(this.encoding, bytes);
  }

  /** Names of one list that differ in case only, where one file stands for both with one digest. */
  private noteTwins(payload: Listed[]): void {
    for (const { lines } of payload) {
      const byFold = new Map<string, ManifestLine>();
      for (const line of lines) {
        const twin = byFold.get(fold(line.path));
        byFold.set(fold(line.path), line);
        if (twin === undefined || twin.digest !== line.digest) continue;
        const real = [twin.path, line.path].find((path) => this.found.has(path));
        if (real !== undefined) this.listedFolds.set(fold(line.path), real);
      }
    }
  }

  private async digestAll(payload: Listed[], tags: Listed[]): Promise<boolean> {
    const wanted = new Map<string, Set<string>>();
    for (const list of [...payload, ...tags])
      for (const { path } of list.lines) {
        const real = this.real(path);
        if (real !== null) wanted.set(real, (wanted.get(real) ?? new Set()).add(list.algorithm));
      }
    const totalBytes = Array.from(wanted.keys()).reduce((sum, path) => sum + (this.found.get(path) ?? 0), 0);
    let done = 0;
    let doneBytes = 0;
    for (const [path, algorithms] of wanted) {
      const hashes = Array.from(algorithms, (algorithm) => [algorithm, createHash(algorithm)] as const);
      try {
        for await (const piece of piecesOf(join(this.path, ...path.split('/')))) {
          if (this.options.isCancelled()) return false;
          for (const [, hash] of hashes) hash.update(piece);
          doneBytes += piece.byteLength;
          this.options.progress({ done, total: wanted.size, doneBytes, totalBytes });
        }
        this.digests.set(path, new Map(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])));
      } catch {
        this.error('file-unreadable', path, '文件读不出来');
      }
      done += 1;
      this.options.progress({ done, total: wanted.size, doneBytes, totalBytes });
    }
    return !this.options.isCancelled();
  }

  private compare(lists: Listed[], kind: 'payload' | 'tag', version: string | null): void {
    for (const list of lists) {
      for (const line of list.lines) {
        const real = this.real(line.path);
        if (real === null && this.isSystemFile(line.path))
          this.warning('system-file', line.path, '清单列出的系统文件不存在');
        else if (real === null) this.error('file-missing', line.path, '清单列出的文件不存在');
        else {
          if (this.isSystemFile(line.path)) this.warning('system-file', line.path, '包里有系统自动生成的文件');
          if (fold(real) === fold(line.path) && real.normalize('NFC') !== line.path.normalize('NFC'))
            this.warning('name-case', line.path, '两个文件名只有大小写不同，实际是一个文件');
          else if (real !== line.path) this.warning('name-normalised', line.path, '文件名的 Unicode 形式与清单不同');
          const digest = this.digests.get(real)?.get(list.algorithm);
          if (digest !== undefined && digest !== line.digest)
            this.error(
              kind === 'tag' ? 'tagmanifest-mismatch' : 'manifest-mismatch',
              line.path,
              '内容与清单的摘要不一致，文件被改动或损坏',
            );
        }
      }
    }
    if (kind === 'tag' || lists.length < 2) return;
    // Every payload file in every payload manifest: a rule of version 1.0 (RFC 8493, 2.1.3).
    const all = new Set(lists.flatMap((list) => list.lines.map((line) => line.path)));
    for (const list of lists) {
      const own = new Set(list.lines.map((line) => line.path));
      for (const path of all)
        if (!own.has(path)) {
          const say = version === '1.0' ? this.error : this.warning;
          say.call(this, 'manifest-not-every-file', path, `${list.file} 没有列出这个文件`);
        }
    }
  }

  private unlisted(lists: Listed[]): void {
    const listed = new Set(lists.flatMap((list) => list.lines.map((line) => this.real(line.path))));
    for (const path of this.found.keys())
      if (path.startsWith('data/') && !listed.has(path) && this.isSystemFile(path))
        this.warning('system-file', path, '清单以外的系统文件，电脑自动生成，可以删除');
      else if (path.startsWith('data/') && !listed.has(path))
        this.error('file-unlisted', path, 'data 文件夹里有清单以外的文件');
  }

  private async info(): Promise<Map<string, string[]>> {
    if (!this.found.has('bag-info.txt')) return new Map();
    return readInfo(await this.tagText('bag-info.txt'));
  }

  private oxum(info: Map<string, string[]>): void {
    const oxum = info.get('Payload-Oxum');
    if (!oxum) return;
    const { files, bytes } = this.payloadSize();
    const isOff = oxum.length !== 1 || oxum[0] !== `${bytes}.${files}`;
    // A desktop took its own file away or left one: the files that are listed have been compared one by one.
    if (isOff && this.warnings.some(({ code }) => code === 'system-file'))
      this.warning('oxum-mismatch', 'bag-info.txt', '文件数或字节数与说明不符，因为系统文件有增减');
    else if (isOff)
      this.error('oxum-mismatch', 'bag-info.txt', `应有 ${oxum.join('、')}（字节.文件数），实际 ${bytes}.${files}`);
  }

  // What is to be fetched from a network cannot be had here: the package is incomplete.
  private async fetchList(): Promise<void> {
    if (!this.found.has('fetch.txt')) return;
    const text = await this.tagText('fetch.txt');
    for (const line of text.split(/\r\n|\n|\r/)) {
      const path = /^\S+\s+(?:\d+|-)\s+(.+)$/.exec(line)?.[1];
      if (path && this.real(path) === null) this.error('fetch-refused', path, '文件要从网络下载，本程序不联网');
    }
  }

  /** A package of this program is held to more than the standard; one that lost what it says of itself, too. */
  private holdToOurs(
    declaration: Uint8Array | null,
    payload: Listed[],
    tags: Listed[],
    agent: string | undefined,
  ): void {
    const origin = originOf(agent, (path) => this.found.has(path));
    if (origin === 'stripped')
      this.error('tag-files-lost', 'bag-info.txt', '本程序的移交包里，包的说明文件不见了或被改动，不是移交时的样子');
    if (origin === 'repacked')
      this.warning('repacked', 'bag-info.txt', `里面是本程序移交的内容，但由“${agent}”重新打包，不是移交时的包`);
    if ((origin === 'own' || origin === 'stripped') && declaration !== null)
      for (const { code, path, message } of faultsOfOwn(declaration, payload, tags, Array.from(this.found.keys())))
        this.error(code, path, message);
    else if (tags.length === 0)
      this.warning('no-tagmanifest', 'tagmanifest-*.txt', '没有标签清单，说明文件被改动时无法发现');
  }

  private async ownDigest(): Promise<string | null> {
    const bytes = await readFile(join(this.path, 'tagmanifest-sha256.txt')).catch(() => null);
    return bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  }

  private async compareWithPaper(): Promise<PaperProof> {
    const own = await this.ownDigest();
    const proof = comparePaperDigest(this.options.digest ?? null, own);
    if (proof === 'unequal')
      this.error(
        'digest-mismatch',
        'tagmanifest-sha256.txt',
        own === null ? '缺少标签清单，无法与纸质移交清单上的摘要对照' : '与纸质移交清单上的摘要不一致，不是同一个包',
      );
    return proof;
  }

  private payloadSize(): { files: number; bytes: number } {
    let files = 0;
    let bytes = 0;
    for (const [path, size] of this.found)
      if (path.startsWith('data/')) {
        files += 1;
        bytes += size;
      }
    return { files, bytes };
  }

  private async report(version: string | null): Promise<VerifyReport> {
    const proof = await this.compareWithPaper();
    return {
      path: this.path.endsWith(sep) ? this.path.slice(0, -1) : this.path,
      valid: this.errors.length === 0,
      proof,
      version,
      ...this.payloadSize(),
      manifestSha256: await this.ownDigest(),
      errors: this.errors.slice(0, LISTED_MOST),
      warnings: this.warnings.slice(0, LISTED_MOST),
    };
  }

  // What two lists say of the same file is one problem to whoever has to act on it.
  private error(code: string, path: string, message: string): void {
    const key = JSON.stringify([code, path, message]);
    if (this.said.has(key)) return;
    this.said.add(key);
    this.errors.push({ code, path, message });
  }

  private warning(code: string, path: string, message: string): void {
    this.warnings.push({ code, path, message });
  }
}
