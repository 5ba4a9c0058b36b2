import { describe, expect, it } from 'vitest';
import { RECOVERY_ALPHABET, RECOVERY_RANDOM, recoveryCode, typedRecoveryCode } from '#shared/rules/recovery-code.ts';

/** Codes that together hold every letter at every place. */
const codes = Array.from(RECOVERY_ALPHABET, (_, shift) =>
  recoveryCode(
    Array.from({ length: RECOVERY_RANDOM }, (_unused, at) =>
      RECOVERY_ALPHABET.charAt((shift + at * 7) % RECOVERY_ALPHABET.length),
    ).join(''),
  ),
);

/** The letters with some of them set otherwise. */
function set(letters: readonly string[], ...others: readonly (readonly [at: number, letter: string])[]): string {
  const changed = [...letters];
  for (const [at, letter] of others) changed[at] = letter;
  return changed.join('');
}

describe('the code of a recovery card', () => {
  it('is eight groups of four and a check character, of letters nobody takes for another', () => {
    expect(new Set(RECOVERY_ALPHABET).size).toBe(31);
    for (const mistaken of '01ILO') expect(RECOVERY_ALPHABET).not.toContain(mistaken);
    for (const code of codes) expect(code).toMatch(/^(?:[2-9A-HJKMNP-Z]{4}-){8}[2-9A-HJKMNP-Z]$/);
  });

  it.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without dashes', (code: string) => code.replaceAll('-', '')],
    ['with blanks', (code: string) => ` ${code.replaceAll('-', '  ')} `],
    [
      'in the wide letters of an input method',
      (code: string) => code.replaceAll('-', '－').replaceAll('A', 'Ａ').replaceAll('7', '７'),
    ],
  ])('is known however it is typed: %s', (_, typed) => {
    for (const code of codes) expect(typedRecoveryCode(typed(code))).toBe(code);
  });

  it('with any one letter wrong, or any two neighbours swapped, is no code', () => {
    for (const code of codes) {
      const letters = Array.from(code.replaceAll('-', ''));
      for (const [at, right] of letters.entries()) {
        for (const wrong of RECOVERY_ALPHABET) {
          if (wrong !== right) expect(typedRecoveryCode(set(letters, [at, wrong]))).toBeNull();
        }
        const next = letters[at + 1];
        // The check character and the letter before it are of different kinds: swapped they are two wrong letters.
        if (next === undefined || next === right || at === RECOVERY_RANDOM - 1) continue;
        expect(typedRecoveryCode(set(letters, [at, next], [at + 1, right]))).toBeNull();
      }
    }
  });

  it.each([
    '',
    '-',
    'ABCD',
    `${codes[0]}2`,
    codes[0]?.slice(0, -1) ?? '',
    codes[0]?.replace(/.$/, 'O') ?? '',
    '恢复码',
  ])('is not %j', (typed) => {
    expect(typedRecoveryCode(typed)).toBeNull();
  });
});
