import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fusesFor, refuseOtherFuses, refuseWrongDigest, wireOf } from '#electron/runtime/fuses.mjs';
import { newFolder } from '#test/help/archive.ts';

let dir: string;
let program: string;
beforeEach(() => {
  dir = newFolder('fuses');
  program = join(dir, 'program');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
function runtime(states: string, version = 1): void {
  const wire = Buffer.concat([Buffer.from(mark), Buffer.from([version, states.length]), Buffer.from(states)]);
  writeFileSync(program, Buffer.concat([Buffer.alloc(5000, 9), wire, Buffer.alloc(5000, 9)]));
}

describe('the fuses of the packaged program', () => {
  it('turn off what makes it a Node for whoever finds it, and a folder beside it is never started', () => {
    runtime('10110001');
    expect(fusesFor(program, 'linux')).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it.each(['win32', 'darwin'] as const)(
    'on %s let the runtime hold the archive file against its digest',
    (platform) => {
      runtime('10110001');
      expect(fusesFor(program, platform)).toMatchObject({
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
      });
    },
  );

  it('are asked only as far as the wire of the runtime goes', () => {
    runtime('1011000');
    expect(Object.keys(fusesFor(program, 'linux'))).not.toContain('grantFileProtocolExtraPrivileges');
  });

  it.each([
    ['as the runtime brings them', '10110001', false],
    ['as planned', '01000100', true],
    ['as planned, on a runtime with a shorter wire', '0100010', true],
    ['with RunAsNode on', '11000100', false],
    ['without encrypted cookies', '00000100', false],
    ['with NODE_OPTIONS', '01100100', false],
    ['with --inspect', '01010100', false],
    ['started from a folder', '01000000', false],
    ['with a fuse that the runtime no longer has', '0100r100', true],
    ['where one that matters is gone', 'r1000100', false],
  ])('%s (%s): taken %s', (_what, states, isTaken) => {
    runtime(states);
    if (isTaken) expect(() => refuseOtherFuses(program, 'linux')).not.toThrow();
    else expect(() => refuseOtherFuses(program, 'linux')).toThrow('not as planned');
  });

  it('of a file without a wire, or with one of another version, are not guessed', () => {
    writeFileSync(program, 'no wire');
    expect(() => wireOf(program)).toThrow('no fuses that are known here');
    runtime('0100010', 2);
    expect(() => refuseOtherFuses(program, 'linux')).toThrow('no fuses that are known here');
  });
});

describe('the digest of the archive file', () => {
  const header = '{"files":{"package.json":{"size":2,"offset":"0"}}}';
  const digest = createHash('sha256').update(header).digest('hex');
  /** An archive file as electron-builder lays it out beside a program of a platform. @returns the program */
  function laidOut(platform: string, carried: string): string {
    const isMac = platform === 'darwin';
    const home = join(dir, isMac ? 'StreetArchives.app/Contents' : 'win-unpacked');
    const resources = join(home, isMac ? 'Resources' : 'resources');
    for (const folder of [resources, join(home, 'MacOS')]) mkdirSync(folder, { recursive: true });
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(4, 0);
    sizes.writeUInt32LE(header.length + 8, 4);
    sizes.writeUInt32LE(header.length + 4, 8);
    sizes.writeUInt32LE(header.length, 12);
    writeFileSync(join(resources, 'app.asar'), Buffer.concat([sizes, Buffer.from(`${header}{}`)]));
    const program = isMac ? join(home, 'MacOS', 'StreetArchives') : join(home, 'StreetArchives.exe');
    writeFileSync(program, '');
    writeFileSync(isMac ? join(home, 'Info.plist') : program, `[{"file":"resources","value":"${carried}"}]`);
    return program;
  }

  it.each(['win32', 'darwin'] as const)('on %s stands in the packaged program, or packaging fails', (platform) => {
    expect(() => refuseWrongDigest(laidOut(platform, digest), platform)).not.toThrow();
    expect(() => refuseWrongDigest(laidOut(platform, 'a'.repeat(64)), platform)).toThrow('it would not start');
    expect(() => refuseWrongDigest(laidOut(platform, ''), platform)).toThrow('it would not start');
  });

  it('is not asked for on Linux, where nothing validates it', () => {
    expect(() => refuseWrongDigest(join(dir, 'nothing'), 'linux')).not.toThrow();
  });
});
