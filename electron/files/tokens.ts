import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { changeTokens, sealedPart, type TokenKind, type TokenUse, tokenText } from '#shared/contract/file-tokens.ts';
import { AppError } from '#shared/errors.ts';
import { refuseOwnFiles } from './own-files.ts';

type Schema = Parameters<typeof changeTokens>[0];

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key all tokens of one run of the program are sealed with, for main and the archive process, never for a page. */
export function newTokenKey(): Uint8Array {
  return randomBytes(64);
}

/**
 * The tokens of one window. A token is the path, its kind and the window, encrypted and signed: a page can neither read
 * nor make one, one window's mean nothing to another, and neither main nor the archive has to keep a list, so that a
 * restarted archive still knows them. The same place always gets the same token, so that a page can compare.
 */
export class WindowTokens {
  private readonly key: Uint8Array;
  private readonly window: number;
  private readonly archiveDir: string;

  constructor(key: Uint8Array, window: number, archiveDir: string) {
    this.key = key;
    this.window = window;
    this.archiveDir = archiveDir;
  }

  /** The token's text for a place. */
  seal(kind: TokenKind, path: string): string {
    const plain = Buffer.from(JSON.stringify([this.window, kind, path]), 'utf8');
    const iv = createHmac('sha256', this.key.subarray(32)).update(plain).digest().subarray(0, IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key.subarray(0, 32), iv);
    const sealed = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    // A file is known by its name; of a folder, a drive or a package the clerk has to see where it lies.
    const name = kind === 'read' || kind === 'write' || kind === 'view' ? basename(path) : path;
    return tokenText(sealed.toString('base64url'), name);
  }

  /** The path behind a token. @throws AppError file.tokenUnknown, file.inArchive */
  open(use: TokenUse, text: string): string {
    const known = this.read(text);
    if (!known || known.window !== this.window || !use.kinds.some((kind) => kind === known.kind))
      throw new AppError('file.tokenUnknown', {});
    if (use.writes) refuseOwnFiles(this.archiveDir, known.path);
    return known.path;
  }

  /** A parsed input with the paths behind its tokens. @throws AppError file.tokenUnknown, file.inArchive */
  opened(schema: Schema, input: unknown): unknown {
    return changeTokens(schema, input, (use, text) => this.open(use, text));
  }

  /** An answer with tokens in place of its paths. */
  sealed(schema: Schema, answer: unknown): unknown {
    return changeTokens(schema, answer, (use, path) => this.seal(use.kinds[0], path));
  }

  private read(text: string): { window: number; kind: string; path: string } | null {
    const bytes = Buffer.from(sealedPart(text), 'base64url');
    if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
    try {
      const open = createDecipheriv('aes-256-gcm', this.key.subarray(0, 32), bytes.subarray(0, IV_BYTES));
      open.setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = Buffer.concat([open.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), open.final()]);
      const [window, kind, path] = JSON.parse(plain.toString('utf8')) as [number, string, string];
      return { window, kind, path };
    } catch {
      // Not sealed by this run of the program.
      return null;
    }
  }
}
