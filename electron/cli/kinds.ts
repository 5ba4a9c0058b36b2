import type { ReadableDb } from '#db/core/open.ts';
import { keptKinds } from '#db/policy/kept-kinds.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { type CommandLine, optional, UsageError } from './arguments.ts';

/** The kind of record that `--kind` names; null where it is left out. @throws UsageError */
export function kindNamed(line: CommandLine): RecordKind | null {
  const named = optional(line, 'kind');
  if (named === null) return null;
  const kind = recordKinds.find((word) => word === named);
  if (kind === undefined) throw new UsageError(`--kind 可用：${recordKinds.join('、')}。`);
  return kind;
}

/** The kinds of record a command is about: the one `--kind` names, else all the office keeps. @throws UsageError */
export function kindsMeant(line: CommandLine, db: ReadableDb): readonly RecordKind[] {
  const named = kindNamed(line);
  return named === null ? keptKinds(db) : [named];
}

/** The one kind a command is about; where the office keeps several, `--kind` has to say which. @throws UsageError */
export function kindMeant(line: CommandLine, db: ReadableDb): RecordKind {
  const kinds = kindsMeant(line, db);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    throw new UsageError(`本单位办理几种档案，请用 --kind 写明是哪一种：${kinds.join('、')}。`);
  return kind;
}
