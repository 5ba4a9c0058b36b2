import type { NameKind } from './names.ts';

/** Why two people look alike, or do not: each reason is one agreement or disagreement with a weight of its own. */
export type LikenessReason =
  | 'same-number'
  | 'same-number-other-form'
  | 'former-number'
  | 'number-swapped'
  | 'number-one-off'
  | 'number-cut-off'
  | 'number-doubtful'
  | 'different-number'
  | 'same-name'
  | 'variant-characters'
  | 'same-sound'
  | 'similar-shape'
  | 'similar-sound'
  | 'character-missing'
  | 'one-character-off'
  | 'former-name'
  | 'same-surname'
  | 'different-name'
  | 'same-birth'
  | 'birth-swapped'
  | 'birth-one-off'
  | 'same-birth-year'
  | 'different-birth'
  | 'different-gender'
  | 'same-phone'
  | 'different-phone';

/**
 * Weights in bits, after Fellegi and Sunter: log2 of how much more often a finding is met between two entries of one
 * person than between entries of two people. They are estimates, rounded, for a street of up to 100,000 people born
 * within some thirty years (a birthday is one of about 10,000), and findings are not quite independent; where that
 * matters (twins, one number twice) the weight has a second value below.
 */
export const bits = {
  /**
   * Where a pair stands before anything is compared, lower than any name alone can lift. In a street most pairs that
   * share nothing but a common name are two people.
   */
  start: -13,

  /** Given once in the country. Enough against a wrong name, birthday, gender and phone together. */
  sameNumber: 44,
  /** A number that is refused was at least copied twice in the same way. */
  sameRefusedNumber: 24,
  /** One slip away, and the check character proves that one of the two is wrong. */
  numberSlip: 14,
  /** One slip away, but both could be right, as the numbers of neighbours in the register; asks for a name that agrees. */
  numberNear: 7,
  /** Says little more than the birthday and the area in it. */
  numberCutOff: 3,
  /** Different, but at least one is wrong anyway. */
  numberDoubtful: -2,
  differentNumber: -10,
  /** One name and one birthday, yet two valid numbers: people were registered twice, above all in one place. */
  differentNumberOfNamesake: -8,
  differentNumberOfNamesakeThere: -3,

  /** A name of two characters is shared by many, one of four by few: by its length. */
  sameName: { 1: 4, 2: 8, 3: 10, 4: 11 },
  /** Taken from the weight of the same name. */
  variant: -0.5,
  sound: -1,
  shape: -1,
  similarSound: -2.5,
  former: -1,
  characterMissing: 4,
  /** As often a brother or a sister as a mistake. In longer names it is the mistake. */
  oneCharacterOff: 0,
  oneCharacterOffLong: 5,
  sameSurname: -6,
  differentName: -8,

  sameBirth: 10,
  birthSwapped: 6,
  birthOneOff: 2,
  /** A birthday of the lunar calendar, rarely; one year in thirty by chance. */
  sameBirthYear: -1,
  differentBirth: -5,
  /** With a slip in the number the birthday repeats what the number said; then it counts no more than this. */
  birthBesideSlip: 2,

  differentGender: -5,
  /** Families share a phone, so it weighs less than it is rare. */
  samePhone: 8,
  /** People change phones. */
  differentPhone: -0.5,

  /** How many bits move the score by one step of the logistic curve to base 2. A matter of reading, not of judgement. */
  perStep: 3,
} as const;

/** The reason a kind of name agreement stands for. */
export const nameReasons: Readonly<Record<NameKind, LikenessReason>> = {
  same: 'same-name',
  variant: 'variant-characters',
  'same-sound': 'same-sound',
  'similar-shape': 'similar-shape',
  'similar-sound': 'similar-sound',
  'character-missing': 'character-missing',
  'one-character-off': 'one-character-off',
  'same-surname': 'same-surname',
  different: 'different-name',
};

/** What a name agreement weighs, for a name of so many characters. */
export function nameBits(kind: NameKind, length: number): number {
  const whole = bits.sameName[length >= 4 ? 4 : length === 3 ? 3 : length === 2 ? 2 : 1];
  switch (kind) {
    case 'same':
      return whole;
    case 'variant':
      return whole + bits.variant;
    case 'same-sound':
      return whole + bits.sound;
    case 'similar-shape':
      return whole + bits.shape;
    case 'similar-sound':
      return whole + bits.similarSound;
    case 'character-missing':
      return bits.characterMissing;
    case 'one-character-off':
      return length >= 5 ? bits.oneCharacterOffLong : bits.oneCharacterOff;
    case 'same-surname':
      return bits.sameSurname;
    case 'different':
      return bits.differentName;
  }
}
