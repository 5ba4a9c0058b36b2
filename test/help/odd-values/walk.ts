import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { archiveContract } from '#shared/contract/archive.ts';
import type { CallError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { invisibleIn } from '#shared/rules/text.ts';
import type { TestArchive } from '../archive.ts';
import type { Act } from '../every-act/act.ts';
import type { Office } from '../every-act/office.ts';
import { notTakenBack, type Standing, standing } from '../every-act/standing.ts';
import { type OddInput, oddInputs } from './values.ts';

/** What a walk found: how much was tried and taken, and what went wrong in words. */
export interface Walked {
  tried: number;
  taken: number;
  wrong: string[];
  /** Whether no odd input of the act comes after those that were tried. */
  isLast: boolean;
}

/**
 * Makes one act with odd inputs, each odd at one place. Right is a refusal in a Chinese sentence that wrote nothing, or an
 * act that kept no character that shows nothing and is undone whole.
 * @param isTried which of the odd inputs, by their number in the act
 */
export async function walkAct(
  act: Act,
  office: Office,
  archive: TestArchive,
  isTried: (nth: number) => boolean,
): Promise<Walked> {
  const walked: Walked = { tried: 0, taken: 0, wrong: [], isLast: true };
  const ask = (name: string, input: unknown) => answer(handlers, office.context, name, input, true);
  const scene = await act.scene(office);
  const schema = archiveContract[act.call].input;
  const count = Array.from(oddInputs(schema, await scene())).length;
  let stood = standing(archive.db);
  for (let nth = 0; nth < count; nth += 1) {
    if (!isTried(nth)) {
      walked.isLast = false;
      continue;
    }
    walked.isLast = true;
    // Asked anew: it has the versions of now.
    const odd = Array.from(oddInputs(schema, await scene()))[nth];
    if (!odd) continue;
    walked.tried += 1;
    const tell = (what: string): void => void walked.wrong.push(`${act.call} (${act.what}) ${said(odd)}: ${what}`);
    const last = newestCommand(archive);
    const reply = await ask(act.call, odd.input);
    await office.idle();
    if (!reply.ok) {
      const problem = sentenceProblem(reply.error);
      if (problem !== null) tell(problem);
      if (newestCommand(archive) !== last) tell('was refused and left an act');
      continue;
    }
    walked.taken += 1;
    for (const text of unseenTexts(archive, last)) tell(`keeps ${text}`);
    // What cannot be taken back leaves another scene than the one the next odd input is for.
    if (act.takenBack !== 'undo') break;
    for (const line of await takenBack(act, office, archive, last, stood)) tell(line);
    stood = standing(archive.db);
  }
  return walked;
}

/**
 * Makes one act twice with one input, as two windows do that saw the same: the second is refused in a sentence, or an act
 * as well. Both are undone whole.
 */
export async function walkTwice(act: Act, office: Office, archive: TestArchive): Promise<string[]> {
  const input = await (await act.scene(office))();
  const stood = standing(archive.db);
  const first = newestCommand(archive);
  const wrong: string[] = [];
  for (let time = 0; time < 2; time += 1) {
    const before = newestCommand(archive);
    const reply = await answer(handlers, office.context, act.call, input, true);
    await office.idle();
    if (reply.ok) continue;
    const problem = sentenceProblem(reply.error);
    if (problem !== null) wrong.push(problem);
    if (newestCommand(archive) !== before) wrong.push('was refused and left an act');
  }
  return act.takenBack === 'undo' ? [...wrong, ...(await takenBack(act, office, archive, first, stood))] : wrong;
}

/** Undoes every act since one, the newest first. @returns what stands otherwise than before */
async function takenBack(
  act: Act,
  office: Office,
  archive: TestArchive,
  since: number,
  stood: Standing,
): Promise<string[]> {
  const wrong: string[] = [];
  for (let id = newestCommand(archive); id > since; id -= 1) {
    const undone = await answer(handlers, office.context, 'commands.undo', { id }, true);
    if (!undone.ok) wrong.push(`is not undone: ${undone.error.code}`);
  }
  const left = notTakenBack(stood, standing(archive.db), [...Object.keys(act.leaves), ...FOUND_ANEW]);
  return left.length > 0 ? [...wrong, `leaves ${left.slice(0, 3).join('; ')}`] : wrong;
}

/** Pairs that look alike follow from the people, who stay known, whatever is taken back. */
const FOUND_ANEW = ['likeness_pair'];

const said = ({ path, what }: OddInput): string => `${path === '' ? 'the whole' : path} with ${what}`;

function newestCommand({ db }: TestArchive): number {
  return (db.prepare('SELECT max(id) FROM command').pluck().get() as number | null) ?? 0;
}

/** Why a refusal is none for a clerk; null where it is one. */
function sentenceProblem(error: CallError): string | null {
  const code: string = error.code;
  if (code === 'internal.unexpected' || code === 'internal.unknownCall') return `ended as ${code}`;
  const { fields } = error.params as { fields?: Record<string, string> };
  const sentences =
    fields && code === 'input.invalid' ? Object.values(fields) : Object.values(messageFor(error.code, error.params));
  const strange = sentences.find(
    (text) => typeof text === 'string' && (!/\p{Script=Han}/u.test(text) || ZOD.test(text)),
  );
  return strange === undefined ? null : `says “${String(strange)}”`;
}

const ZOD = /Invalid|expected|Unrecognized|undefined|\[object/;

/** Texts the acts since a command wrote in which characters stand that show nothing. */
function unseenTexts({ db }: TestArchive, since: number): string[] {
  const rows = db.prepare('SELECT table_name, after FROM command_row WHERE command_id > ?').all(since) as {
    table_name: string;
    after: string;
  }[];
  return rows.flatMap(({ table_name: table, after }) =>
    texts(JSON.parse(after))
      .filter((text) => invisibleIn(text).length > 0)
      .map((text) => `${JSON.stringify(text)} in ${table}`),
  );
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
