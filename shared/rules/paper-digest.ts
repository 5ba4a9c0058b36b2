/** What a package has to say for itself beside the paper list: the same, another, or nobody has compared yet. */
export type PaperProof = 'equal' | 'unequal' | 'needed';

const WHOLE_DIGEST = /^[0-9a-f]{64}$/;

/** A digest as somebody typed it from paper: in groups, in capitals, full-width, over two lines. */
export function readPaperDigest(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase();
}

/** Whether a typed digest has all of its 64 characters. */
export function isWholeDigest(typed: string): boolean {
  return WHOLE_DIGEST.test(readPaperDigest(typed));
}

/**
 * Compares the digest printed on the paper list with the package's own (SHA-256 of tagmanifest-sha256.txt; null where
 * the package has none). Only this proves which package it is: whoever changes a package can write all its lists anew.
 */
export function comparePaperDigest(typed: string | null, own: string | null): PaperProof {
  if (typed === null || readPaperDigest(typed) === '') return 'needed';
  return own !== null && readPaperDigest(typed) === own ? 'equal' : 'unequal';
}
