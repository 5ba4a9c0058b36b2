import { useCodes } from '#renderer/codes.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';

/** A code in words; nothing where there is none. */
export function CodeLabel({ table, code }: { table: CodeTableName; code: string | null }) {
  const codes = useCodes();
  return code === null ? '' : codes.label(table, code);
}
