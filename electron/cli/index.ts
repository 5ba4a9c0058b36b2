import { resolve } from 'node:path';
import { damageBehind } from '#db/core/damage.ts';
import { databaseFile } from '#electron/archive/core/context.ts';
import { errorOf } from '#electron/archive/core/serve.ts';
import { linkShell, parentPort } from '#electron/archive/core/shell-link.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { optional, readCommandLine, UsageError, usage } from './arguments.ts';
import { commands, type Outcome } from './commands.ts';
import type { Printer } from './session.ts';

/**
 * The same services without a window. Runs in plain Node, or in a process of the shell (`--cli`) where a command prints.
 * One JSON object on standard output, sentences for people on standard error.
 */
async function run(argv: readonly string[], printer: Printer | null): Promise<number> {
  let dir = '';
  try {
    const line = readCommandLine(argv);
    dir = resolve(optional(line, 'archive') ?? '');
    if (line.command === 'help') {
      say(usage);
      return 0;
    }
    const command = Object.hasOwn(commands, line.command) ? commands[line.command] : undefined;
    if (!command) throw new UsageError(`没有命令“${line.command}”。`);
    const outcome: Outcome = await command(line, printer, say);
    await print(outcome.output);
    return outcome.exitCode;
  } catch (error) {
    return fail(damageBehind(error, databaseFile(dir)));
  }
}

async function fail(error: unknown): Promise<number> {
  if (error instanceof UsageError) {
    say(`${error.message}\n\n${usage}`);
    await print({ error: { code: 'usage', message: error.message } });
    return 2;
  }
  const known = errorOf(error);
  const message = messageFor(known.code, known.params);
  say(`${message.sentence}${message.nextStep}${known.ref ? `（编号 ${known.ref}）` : ''}`);
  await print({
    error: { code: known.code, params: known.params, message: message.sentence, nextStep: message.nextStep },
  });
  if (!isAppError(error)) say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return unreadable.has(known.code) || !isAppError(error) ? 2 : 1;
}

// What was named could not be examined at all, as against examined and found bad or refused.
const unreadable = new Set([
  'archive.absent',
  'archive.gone',
  'archive.damaged',
  'archive.incomplete',
  'archive.notOurs',
  'archive.newer',
  'archive.otherLine',
  'archive.schema',
  'archive.stepLost',
  'package.absent',
  'backup.noneThere',
  'roster.unreadable',
  'roster.notWorkbook',
  'roster.empty',
  'roster.encodingUnknown',
  'roster.passwordProtected',
]);

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

// Waits until the pipe has taken everything: a process that ends at once would cut a long answer off.
function print(output: unknown): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${JSON.stringify(output)}\n`, () => resolve()));
}

// Whoever read the answer may have gone: a hand-over under way is finished all the same.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const shell = parentPort();
if (shell) {
  const link = linkShell(shell, () => process.exit(1));
  const printer: Printer = { printSheet: link.printSheet, serve: (context) => link.serve(context, false) };
  void run(process.argv.slice(2), printer).then((exitCode) => link.tell({ type: 'cliEnded', exitCode }));
} else {
  void run(process.argv.slice(2), null).then((exitCode) => {
    process.exitCode = exitCode;
  });
}
