import { z } from 'zod';
import { FileMade, FileToRead, FileToView, FileToWrite, FolderToWrite } from './file-tokens.ts';
import { restoreCalls } from './restore.ts';
import { SheetRequest } from './sheets.ts';
import { shellCall } from './shell-call.ts';
import { type InputOf, Nothing, type OutputOf } from './types.ts';

export const Drive = z.strictObject({
  path: FolderToWrite,
  label: z.string(),
  freeBytes: z.int().nonnegative(),
  totalBytes: z.int().nonnegative(),
  isRemovable: z.boolean(),
  fileSystem: z.string(),
  isReadOnly: z.boolean(),
});
export type Drive = z.infer<typeof Drive>;

/** A copy of the database that lies in the archive folder, told where the archive cannot be opened. */
export const ArchiveCopy = z.strictObject({
  /** Its path below the archive folder. */
  name: z.string(),
  kind: z.string(),
  /** When it was written (ISO 8601). */
  at: z.string(),
  sizeBytes: z.int().nonnegative(),
});
export type ArchiveCopy = z.infer<typeof ArchiveCopy>;

/** How the archive process stands; a problem is shown in a window that works without the archive. */
export const ArchiveState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('ready') }),
  z.strictObject({
    state: z.literal('problem'),
    error: z.strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()), ref: z.string().nullable() }),
    copies: z.array(ArchiveCopy).max(200),
  }),
]);
export type ArchiveState = z.infer<typeof ArchiveState>;

/** Where a PDF goes: the file the clerk named, or a file of this name in the folder they chose. */
const PdfTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), path: FileToWrite }),
  z.strictObject({ kind: z.literal('folder'), path: FolderToWrite, name: z.string().min(1).max(200) }),
]);

/** Every call the shell answers: what only the operating system can do. */
export const desktopContract = {
  ...restoreCalls,
  'app.info': shellCall({
    door: 'open',
    input: Nothing,
    output: z.strictObject({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      node: z.string(),
      archiveDir: z.string(),
      logFile: z.string(),
    }),
  }),
  'app.archiveState': shellCall({
    door: 'open',
    input: Nothing,
    output: ArchiveState,
  }),
  'app.retry': shellCall({
    door: 'open',
    input: Nothing,
    output: ArchiveState,
  }),
  /** Where an archive was known and nothing lies: it is given up, and a new one may be made there. */
  'app.beginAnew': shellCall({
    door: 'open',
    input: Nothing,
    output: ArchiveState,
  }),
  /** Opens the archive folder itself, so that it can be copied where the archive cannot be opened. */
  'app.showArchive': shellCall({
    door: 'unlocked',
    input: Nothing,
    output: z.strictObject({ shown: z.boolean() }),
  }),
  'app.showLog': shellCall({
    door: 'unlocked',
    input: Nothing,
    output: z.strictObject({ shown: z.boolean() }),
  }),
  /** Tells the shell whether closing the window would lose typed input. */
  'window.setUnsaved': shellCall({
    door: 'open',
    input: z.strictObject({ isUnsaved: z.boolean() }),
    output: z.strictObject({ kept: z.boolean() }),
  }),
  'files.choose': shellCall({
    door: 'signedIn',
    input: z.strictObject({
      title: z.string().max(60),
      kind: z.enum(['roster', 'table', 'attachment', 'any']),
      isMany: z.boolean().default(false),
    }),
    output: z.strictObject({ paths: z.array(FileToRead).max(50) }),
  }),
  'files.chooseFolder': shellCall({
    door: 'unlocked',
    input: z.strictObject({ title: z.string().max(60) }),
    output: z.strictObject({ path: FolderToWrite.nullable() }),
  }),
  'files.chooseSave': shellCall({
    door: 'signedIn',
    input: z.strictObject({
      title: z.string().max(60),
      name: z.string().max(200),
      kind: z.enum(['pdf', 'xlsx', 'csv']),
    }),
    output: z.strictObject({ path: FileToWrite.nullable() }),
  }),
  'files.reveal': shellCall({
    door: 'signedIn',
    input: z.strictObject({ path: FileMade }),
    output: z.strictObject({ shown: z.boolean() }),
  }),
  'files.open': shellCall({
    door: 'signedIn',
    input: z.strictObject({ path: FileToView }),
    output: z.strictObject({ shown: z.boolean() }),
  }),
  'drives.list': shellCall({
    door: 'signedIn',
    input: Nothing,
    output: z.strictObject({ drives: z.array(Drive).max(50) }),
  }),
  'drives.space': shellCall({
    door: 'signedIn',
    input: z.strictObject({ path: FolderToWrite }),
    output: z.strictObject({ freeBytes: z.int(), totalBytes: z.int(), isWritable: z.boolean() }),
  }),
  'printing.savePdf': shellCall({
    door: 'archive',
    input: z.strictObject({ request: SheetRequest, to: PdfTarget }),
    output: z.strictObject({ path: FileMade, pages: z.int(), bytes: z.int() }),
  }),
  'printing.print': shellCall({
    door: 'archive',
    input: z.strictObject({ request: SheetRequest }),
    output: z.strictObject({ isPrinted: z.boolean() }),
  }),
  /** Only for the hidden print window: the next sheet to draw; settles when there is one. */
  'printing.next': shellCall({
    door: 'printer',
    input: Nothing,
    output: z.strictObject({ id: z.int(), request: SheetRequest }),
  }),
  /** Only for the hidden print window: more of the sheet is laid out. */
  'printing.progress': shellCall({
    door: 'printer',
    input: z.strictObject({ id: z.int() }),
    output: z.strictObject({ kept: z.boolean() }),
  }),
  /** Only for the hidden print window: the sheet stands on the page, fonts and pictures loaded, or could not be drawn. */
  'printing.ready': shellCall({
    door: 'printer',
    input: z.strictObject({
      id: z.int(),
      error: z
        .strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()), ref: z.string().nullable() })
        .nullable(),
    }),
    output: z.strictObject({ kept: z.boolean() }),
  }),
};

export type DesktopContract = typeof desktopContract;
export type DesktopCall = keyof DesktopContract;
export type DesktopInput<N extends DesktopCall> = InputOf<DesktopContract, N>;
export type DesktopOutput<N extends DesktopCall> = OutputOf<DesktopContract, N>;
