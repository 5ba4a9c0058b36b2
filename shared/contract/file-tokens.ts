import { z } from 'zod';

/** What a token stands for: chosen to be read or written, a chosen folder or drive, what the program wrote, a copy to look at. */
export type TokenKind = 'read' | 'write' | 'folder' | 'made' | 'view';

/** What is done with a place a page names, or of which kind the token is that an answer carries. */
export interface TokenUse {
  /** Kinds of tokens an input takes; an output's text becomes a token of the first. */
  kinds: readonly [TokenKind, ...TokenKind[]];
  /** The program writes there: never into its own archive. */
  writes: boolean;
}

const uses = z.registry<TokenUse>();

function token(writes: boolean, ...kinds: TokenUse['kinds']): z.ZodString {
  return z.string().min(1).register(uses, { kinds, writes });
}

/**
 * Places in the file system, in inputs and answers. Pages never name one: between window and program these texts are
 * tokens that main or the archive gave out; the command line and the handlers see paths.
 */
export const FileToRead = token(false, 'read');
export const FileToWrite = token(true, 'write');
export const FolderToWrite = token(true, 'folder');
export const PackageToRead = token(false, 'folder', 'made');
export const FileMade = token(false, 'made', 'write', 'folder');
export const FileToView = token(false, 'view');

type Change = (use: TokenUse, text: string) => string;
interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  out?: z.ZodType;
  valueType?: z.ZodType;
  items?: readonly z.ZodType[];
  options?: readonly z.ZodType[];
  discriminator?: string;
}

const defOf = (schema: z.ZodType): Def => schema.def as unknown as Def;

/** What the parsed value of a schema consists of. */
function partsOf(schema: z.ZodType): z.ZodType[] {
  const { shape, element, innerType, out, valueType, items, options } = defOf(schema);
  const single = [element, innerType, out, valueType].filter((part) => part !== undefined);
  return [...Object.values(shape ?? {}), ...single, ...(items ?? []), ...(options ?? [])];
}

const known = new WeakMap<z.ZodType, boolean>();

/** Whether any place stands in values of this schema. */
export function hasTokens(schema: z.ZodType): boolean {
  const found = known.get(schema);
  if (found !== undefined) return found;
  known.set(schema, false);
  const has = uses.has(schema) || partsOf(schema).some(hasTokens);
  known.set(schema, has);
  return has;
}

/** The use a text of a contract is marked with; undefined for texts that are no places. */
export function tokenUseOf(schema: z.ZodType): TokenUse | undefined {
  return uses.get(schema);
}

/** A parsed value with every place in it changed; parts without places are the same objects as before. */
export function changeTokens(schema: z.ZodType, value: unknown, change: Change): unknown {
  if (value === null || value === undefined || !hasTokens(schema)) return value;
  const use = uses.get(schema);
  if (use) return change(use, String(value));
  const { type, shape, element, innerType, out, valueType, options, discriminator } = defOf(schema);
  if (type === 'object' && shape) {
    const changed = { ...(value as Record<string, unknown>) };
    for (const [name, part] of Object.entries(shape))
      if (name in changed) changed[name] = changeTokens(part, changed[name], change);
    return changed;
  }
  if (type === 'array' && element) return (value as unknown[]).map((one) => changeTokens(element, one, change));
  if (type === 'record' && valueType)
    return Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([name, one]) => [
        name,
        changeTokens(valueType, one, change),
      ]),
    );
  if (type === 'union' && options) {
    const option = options.find((one) => isOption(one, value, discriminator));
    return option ? changeTokens(option, value, change) : value;
  }
  const inner = innerType ?? out;
  if (inner) return changeTokens(inner, value, change);
  throw new Error(`places inside a ${type} are never looked at`);
}

function isOption(option: z.ZodType, value: unknown, discriminator: string | undefined): boolean {
  const named = discriminator === undefined ? undefined : defOf(option).shape?.[discriminator];
  if (discriminator === undefined || named === undefined) return option.safeParse(value).success;
  return named.safeParse((value as Record<string, unknown>)[discriminator]).success;
}

const BEFORE_NAME = '|';

/** The text of a token: what stands for the place, and the name a clerk knows it by. */
export function tokenText(sealed: string, name: string): string {
  return sealed + BEFORE_NAME + name;
}

/** The sealed part of a token's text. */
export function sealedPart(text: string): string {
  return text.split(BEFORE_NAME, 1)[0] ?? '';
}

/** The name a clerk knows a place by: for a token what stands behind it, for a path itself. */
export function placeName(text: string): string {
  const at = text.indexOf(BEFORE_NAME);
  return at < 0 ? text : text.slice(at + BEFORE_NAME.length);
}
