import { CORRECTED } from '#shared/life/story.ts';
import { allLives } from '#shared/registers/life.ts';

const quoted = (words: readonly string[]): string => [...new Set(words)].map((word) => `'${word}'`).join(', ');
const aging = quoted(allLives.flatMap(([, life]) => life.agingStates));
const openings = quoted(allLives.flatMap(([, life]) => life.openings));
const deaths = allLives.flatMap(([, { death }]) => (death === 'none' ? [] : [death]));
// A death, told with the state it moved; what an old system knew is no step anybody took.
const isDeath = deaths.map(({ step, field }) => `(x.step = '${step}' AND f.key = '${field}')`).join(' OR ');
const deathSteps = quoted(deaths.map(({ step }) => step));

const takenBack = (own: string): string => `SELECT x.id AS eventId, k.id AS correctionId, f.key AS field
  FROM event k, json_each(k.before) f
    JOIN event x ON x.id = (SELECT max(m.id) FROM event m WHERE m.record_id = k.record_id AND m.removed_at IS NULL
      AND (k.part_id IS NULL OR m.part_id = k.part_id) AND m.id < k.id AND json_type(m.after, '$.' || f.key) IS NOT NULL)
  WHERE k.step = '${CORRECTED}' ${own} AND k.removed_at IS NULL AND f.key NOT IN (${aging})
    AND x.step <> '${CORRECTED}' AND x.step NOT IN (${openings})
    AND (${isDeath}
      OR (x.step NOT IN (${deathSteps}) AND x.before ->> ('$.' || f.key) IS k.after ->> ('$.' || f.key)))`;

/**
 * Steps that a correction of states (更正状态) took back: what was registered did not happen, so it is no event in reports and
 * ledgers. A correction takes back the last step that moved its state, where it leads to the state before that step; a
 * death it takes back wherever it leads. A correction of a part of the file takes back steps of this part. A state that moves by itself, as a certification runs out, says nothing of its step.
 */
export const TAKEN_BACK = takenBack('');

/** The same of the files in the parameter `ids` (JSON) alone. */
export const TAKEN_BACK_OF_IDS = takenBack('AND k.record_id IN (SELECT value FROM json_each(@ids))');

/** Whether a step happened, as SQL about the column that holds its id. */
export const happened = (eventId: string): string => `${eventId} NOT IN (SELECT eventId FROM (${TAKEN_BACK}))`;
