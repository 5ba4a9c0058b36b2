import type { CommandLine } from './arguments.ts';
import { checkCommand, recordCommand, searchCommand } from './ask.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { exportCommand, verifyCommand } from './handover.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { printCommand } from './print.ts';
import { salvageCommand } from './salvage.ts';
import type { Printer } from './session.ts';

export interface Outcome {
  output: unknown;
  exitCode: 0 | 1 | 2;
}

/** One command: reads its words, does its work, answers with one object. `say` speaks to people. */
export type Command = (
  line: CommandLine,
  printer: Printer | null,
  say: (text: string) => void,
) => Promise<Outcome> | Outcome;

export const commands: Record<string, Command> = {
  init: initCommand,
  import: importCommand,
  search: searchCommand,
  record: recordCommand,
  export: exportCommand,
  verify: verifyCommand,
  check: checkCommand,
  backup: backupCommand,
  restore: restoreCommand,
  salvage: salvageCommand,
  print: printCommand,
};
