import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// 128 MiB and about half a second on an office PC: guessing a stolen archive's passwords is made dear (RFC 7914).
const COST = 2 ** 17;
const BLOCK = 8;
const PARALLEL = 1;
const KEY_BYTES = 32;
const MEMORY_BYTES = 256 * 1024 * 1024;

/**
 * A password as it is stored: method, parameters, salt and key, so that the parameters can grow later.
 * @param cost N of scrypt, a power of two
 */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost, BLOCK, PARALLEL);
  return ['scrypt', cost, BLOCK, PARALLEL, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether a password is the stored one; takes the same time for every wrong one. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [method, cost, block, parallel, salt, key] = stored.split('$');
  if (method !== 'scrypt' || !salt || !key) return false;
  const wanted = Buffer.from(key, 'base64');
  const found = await derive(password, Buffer.from(salt, 'base64'), Number(cost), Number(block), Number(parallel));
  return wanted.byteLength === found.byteLength && timingSafeEqual(wanted, found);
}

function derive(password: string, salt: Buffer, cost: number, block: number, parallel: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed with another input method is the same bytes.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { N: cost, r: block, p: parallel, maxmem: MEMORY_BYTES },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
