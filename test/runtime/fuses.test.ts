import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fusesFor, refuseOtherFuses, wireOf } from '#electron/runtime/fuses.mjs';
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
    expect(fusesFor(program)).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('are asked only as far as the wire of the runtime goes', () => {
    runtime('1011000');
    expect(Object.keys(fusesFor(program))).not.toContain('grantFileProtocolExtraPrivileges');
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
    if (isTaken) expect(() => refuseOtherFuses(program)).not.toThrow();
    else expect(() => refuseOtherFuses(program)).toThrow('not as planned');
  });

  it('of a file without a wire, or with one of another version, are not guessed', () => {
    writeFileSync(program, 'no wire');
    expect(() => wireOf(program)).toThrow('no fuses that are known here');
    runtime('0100010', 2);
    expect(() => refuseOtherFuses(program)).toThrow('no fuses that are known here');
  });
});
