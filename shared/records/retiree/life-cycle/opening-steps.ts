/**
 * What an opening state (期初) tells in a file's life. These are no steps a clerk takes: they say what an old system knew, are
 * in no figure of what the office did, and are met by what the office does next.
 */

/** The last certification, with its day. */
export const OPENING_CERTIFIED = 'opening.certified';
/** Through which day a certification counts whose own day the old system did not give. */
export const OPENING_THROUGH = 'opening.through';
/** Whether the pension was being paid or paused. */
export const OPENING_PAID = 'opening.paid';

/** Whose deadline the next certification meets. */
export const openingCertifications = [OPENING_CERTIFIED, OPENING_THROUGH] as const;
