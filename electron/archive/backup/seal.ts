import { createHmac, hkdfSync, webcrypto } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { BackupKey } from '#db/backups/backups.ts';
import type { Change } from '#electron/files/copy-flushed.ts';
import { AppError } from '#shared/errors.ts';

// Node 18, the oldest runtime of the program, has no global of that name.
globalThis.crypto ??= webcrypto as typeof globalThis.crypto;

const COST_LOG = 18;

/**
 * Makes the key pair of an office's encrypted backups. Every day's backup needs the public half only; the private half is
 * kept as an age file under the passphrase, so that `age -d` alone gets everything back.
 * @param costLog the binary logarithm of N of scrypt; what age itself takes is 18
 */
export async function newKey(passphrase: string, costLog = COST_LOG): Promise<BackupKey> {
  const secret = await generateX25519Identity();
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(costLog);
  encrypter.setPassphrase(passphrase);
  const identity = armor.encode(await encrypter.encrypt(`${secret}\n`));
  return { recipient: await identityToRecipient(secret), identity, nameKey: nameKeyOf(secret) };
}

/** The private half of a key, by the passphrase. @throws AppError backup.wrongPassphrase */
export async function openKey(identity: string, passphrase: string): Promise<{ secret: string; nameKey: string }> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const secret = (await decrypter.decrypt(armor.decode(identity), 'text')).trim();
    return { secret, nameKey: nameKeyOf(secret) };
  } catch {
    throw new AppError('backup.wrongPassphrase', {});
  }
}

/** The public half of a private one. */
export function recipientOf(secret: string): Promise<string> {
  return identityToRecipient(secret);
}

/** Encrypts a file while it is copied; nothing is held but a piece of it. */
export function sealing(recipient: string): Change {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return async (source) => fromWeb(await encrypter.encrypt(toWeb(source)));
}

/** Decrypts a file while it is copied; a changed byte ends it with an error. */
export function unsealing(secret: string): Change {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secret);
  return async (source) => fromWeb(await decrypter.decrypt(toWeb(source)));
}

const toWeb = (source: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(source)) as unknown as ReadableStream<Uint8Array>;

const fromWeb = (stream: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> =>
  Readable.fromWeb(stream as unknown as NodeStream);

/** What a material is called on the stick: its digest would tell who holds the same scan. */
export function sealedName(nameKey: string, sha256: string): string {
  return createHmac('sha256', Buffer.from(nameKey, 'hex')).update(sha256).digest('hex');
}

// From the private half, so that whoever knows the passphrase finds what lies there already.
function nameKeyOf(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'street-archives material names', 32)).toString('hex');
}
