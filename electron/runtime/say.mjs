/** Set-up speaks on standard error only: standard output belongs to the command. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** A set-up step that cannot be done: a sentence and what to do, no stack. */
export class SetupError extends Error {}
