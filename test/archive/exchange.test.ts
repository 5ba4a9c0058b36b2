import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exchange, finishExchange } from '#electron/archive/backup/exchange.ts';
import { newFolder } from '#test/help/archive.ts';

let home: string;
const at = (name: string) => join(home, name);
beforeEach(() => {
  home = newFolder('exchange');
  for (const name of ['archive', 'fresh']) {
    mkdirSync(at(name));
    writeFileSync(join(at(name), 'which'), name === 'archive' ? 'old' : 'new');
  }
});
afterEach(() => rmSync(home, { recursive: true, force: true }));
const which = () => readFileSync(join(at('archive'), 'which'), 'utf8');

describe('a restored folder takes the old one’s place', () => {
  it('and nothing of the old one is removed', () => {
    exchange(at('archive'), at('fresh'), at('aside'));
    expect(which()).toBe('new');
    expect(readFileSync(join(at('aside'), 'which'), 'utf8')).toBe('old');
    expect(readdirSync(home).sort()).toEqual(['archive', 'aside']);
  });

  it.each([
    ['noted', 'old'],
    ['put aside', 'new'],
    ['put in place', 'new'],
  ])('killed when it was %s, the next start finds the %s archive', (step, expected) => {
    // What a kill leaves: the folders and the note as they stand at that moment.
    const left = newFolder('left');
    try {
      exchange(at('archive'), at('fresh'), at('aside'), (reached) => {
        if (reached !== step) return;
        for (const name of readdirSync(home)) copy(at(name), join(left, name));
      });
      home = swap(home, left);
      finishExchange(at('archive'));
      expect(which()).toBe(expected);
      expect(readdirSync(home).filter((name) => name.endsWith('.json'))).toEqual([]);
    } finally {
      rmSync(left, { recursive: true, force: true });
    }
  });

  it('leaves all as it was where the system refuses', () => {
    rmSync(at('fresh'), { recursive: true });
    expect(() => exchange(at('archive'), at('fresh'), at('aside'))).toThrow('restore.notExchanged');
    expect(which()).toBe('old');
    expect(existsSync(at('aside'))).toBe(false);
  });
});

function copy(from: string, to: string): void {
  if (existsSync(join(from, 'which'))) {
    mkdirSync(to);
    writeFileSync(join(to, 'which'), readFileSync(join(from, 'which')));
  } else writeFileSync(to, readFileSync(from));
}

function swap(gone: string, next: string): string {
  rmSync(gone, { recursive: true });
  return next;
}
