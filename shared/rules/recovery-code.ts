/**
 * The code on a recovery card: eight groups of four random characters and one that is reckoned from them. The alphabet
 * leaves out what is taken for something else on paper (0 and O, 1, I and L); it has a prime number of letters, so that
 * every single wrong character and every two neighbours swapped are noticed before the code is tried.
 */
export const RECOVERY_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** How many characters are random: 32 of 31 letters are 158 bits. */
export const RECOVERY_RANDOM = 32;
const GROUP = 4;

/** @param random 32 letters of the alphabet @returns the code as it is printed: groups of four, a dash between them */
export function recoveryCode(random: string): string {
  return groupsOf(random + checkCharacter(random));
}

/** What was typed as the code is printed: case, blanks, dashes and the wide letters of an input method do not matter. Null: it is no code. */
export function typedRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const random = code.slice(0, RECOVERY_RANDOM);
  if (code.length !== RECOVERY_RANDOM + 1 || Array.from(code).some((letter) => !RECOVERY_ALPHABET.includes(letter)))
    return null;
  return checkCharacter(random) === code.at(-1) ? groupsOf(code) : null;
}

function groupsOf(code: string): string {
  return (code.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

// Weights that are no multiple of 31, and no two neighbours alike.
function checkCharacter(random: string): string {
  const size = RECOVERY_ALPHABET.length;
  const sum = Array.from(random).reduce(
    (total, letter, index) => total + RECOVERY_ALPHABET.indexOf(letter) * ((index % (size - 1)) + 1),
    0,
  );
  return RECOVERY_ALPHABET.charAt(sum % size);
}
