/**
 * The papers that prove a death. It is proved once for the person: files of every kind keep the same papers with the step
 * that follows there, so that each kind names all of these among its papers and takes any of them for its step of death.
 */
export const deathPapers = {
  'death-certificate': '死亡医学证明',
  'cremation-certificate': '火化证明',
  'household-cancelled': '户口注销证明',
  'court-judgment': '法院判决（宣告）书',
} as const;

/** Their codes, as the step of a kind that registers a death asks for one of them. */
export const deathEvidence = [
  'death-certificate',
  'cremation-certificate',
  'household-cancelled',
  'court-judgment',
] as const satisfies readonly (keyof typeof deathPapers)[];
