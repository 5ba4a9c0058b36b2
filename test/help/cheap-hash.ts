import { scryptSync } from 'node:crypto';

/** A secret as it is stored, of a cost no test waits for. */
export function cheapHash(secret: string): string {
  const salt = Buffer.from('salt');
  const key = scryptSync(secret.normalize('NFKC'), salt, 32, { N: 2, r: 1, p: 1 });
  return ['scrypt', 2, 1, 1, salt.toString('base64'), key.toString('base64')].join('$');
}
