import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, shell } from 'electron';
import { type ArchiveState, type DesktopCall, type DesktopOutput, desktopContract } from '#shared/contract/desktop.ts';
import type { RestoreCall } from '#shared/contract/restore.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { ShellAsk } from '#shared/contract/shell-asks.ts';
import type { Reply } from '#shared/contract/types.ts';
import { AppError, type CallError, isAppError } from '#shared/errors.ts';
import { fileError } from '#shared/rules/file-error.ts';
import { unkeptTexts } from '#shared/rules/unkept-text.ts';
import { refuseOtherKinds } from '../files/opened-kinds.ts';
import { WindowTokens } from '../files/tokens.ts';
import { writeWhole } from '../files/write-whole.ts';
import { listDrives } from './drives.ts';
import { log, logFile } from './log.ts';
import type { PrintWindow } from './print-window.ts';
import type { Printing } from './printing.ts';
import { isOwnPage } from './security.ts';
import { setUnsaved } from './windows.ts';

type Parsed<N extends DesktopCall> = ReturnType<(typeof desktopContract)[N]['input']['parse']>;
type DesktopHandlers = {
  [N in DesktopCall]: (input: Parsed<N>, window: BrowserWindow | null) => DesktopOutput<N> | Promise<DesktopOutput<N>>;
};

interface Shell {
  archiveDir: string;
  tokenKey: Uint8Array;
  printing: Printing;
  state: () => ArchiveState;
  retry: () => void;
  /** Starts the archive anew where one was known and is gone. */
  beginAnew: () => void;
  restore: (name: RestoreCall, input: unknown) => Promise<unknown>;
  /** @throws AppError what the archive refuses with */
  ask: (asked: ShellAsk) => Promise<void>;
}

const filters: Record<string, { name: string; extensions: string[] }[]> = {
  roster: [{ name: '花名册（xlsx、xls、csv）', extensions: ['xlsx', 'xls', 'csv', 'et'] }],
  table: [{ name: '表格（xlsx、xls、csv）', extensions: ['xlsx', 'xls', 'csv', 'et'] }],
  attachment: [
    {
      name: '材料',
      extensions: ['pdf', 'jpg', 'jpeg', 'png', 'tif', 'tiff', 'ofd', 'doc', 'docx', 'xls', 'xlsx', 'txt'],
    },
    { name: '所有文件', extensions: ['*'] },
  ],
  any: [{ name: '所有文件', extensions: ['*'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
  xlsx: [{ name: 'Excel 工作簿', extensions: ['xlsx'] }],
  csv: [{ name: 'CSV', extensions: ['csv'] }],
};

/** Answers the shell's calls of the contract, for our own pages only. */
export function serveDesktop(own: Shell): void {
  const handlers = desktopHandlers(own);
  ipcMain.handle('desktop.call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    try {
      const isOurs = isOwnPage(event.senderFrame?.url ?? '');
      const printer = own.printing.windowOf(event.sender);
      if (
        !isOurs ||
        typeof name !== 'string' ||
        !isCall(name) ||
        (desktopContract[name].door === 'printer' && !printer)
      )
        return { ok: false, error: { code: 'internal.unknownCall', params: { call: String(name) }, ref: null } };
      const parsed = desktopContract[name].input.safeParse(input);
      const fields = parsed.success ? unkeptTexts(parsed.data) : {};
      if (!parsed.success || Object.keys(fields).length > 0)
        return { ok: false, error: { code: 'input.invalid', params: { fields }, ref: null } };
      const handler = handlers[name] as (input: unknown, window: BrowserWindow | null) => unknown;
      const { input: asked, output } = desktopContract[name];
      const tokens = new WindowTokens(own.tokenKey, event.sender.id, own.archiveDir);
      const window = BrowserWindow.fromWebContents(event.sender);
      await refuseLocked(own, name);
      const value = await handler(tokens.opened(asked, parsed.data), window);
      return { ok: true, value: tokens.sealed(output, value) };
    } catch (error) {
      return { ok: false, error: describeError(error) };
    }
  });
}

/** @throws AppError session.signedOut, and why the archive cannot be opened where the call needs somebody at work */
async function refuseLocked(own: Shell, name: DesktopCall): Promise<void> {
  const door = desktopContract[name].door;
  if (door === 'signedIn') await own.ask({ what: 'signedIn' });
  if (door === 'unlocked' && own.state().state !== 'problem') await own.ask({ what: 'unlocked' });
}

function isCall(name: string): name is DesktopCall {
  return Object.hasOwn(desktopContract, name);
}

/** An error of the shell as it crosses to a page; a bug gets a reference into the log. */
export function describeError(error: unknown): CallError {
  const known = fileError(error, pathOf(error));
  if (isAppError(known)) return { code: known.code, params: known.params, ref: null };
  const ref = Math.floor(Math.random() * 0x10000)
    .toString(16)
    .toUpperCase()
    .padStart(4, '0');
  log('error', 'bug', { ref, stack: error instanceof Error ? (error.stack ?? error.message) : typeof error });
  return { code: 'internal.unexpected', params: {}, ref };
}

function pathOf(error: unknown): string {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : '';
}

function desktopHandlers(own: Shell): DesktopHandlers {
  return {
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      node: process.versions.node,
      archiveDir: own.archiveDir,
      logFile: logFile(),
    }),
    'app.archiveState': () => own.state(),
    'app.retry': () => {
      // An archive that serves is left in peace: jobs run in it.
      if (own.state().state === 'problem') own.retry();
      return own.state();
    },
    'app.beginAnew': () => {
      const state = own.state();
      if (state.state === 'problem' && state.error.code === 'archive.gone') own.beginAnew();
      return own.state();
    },
    'restore.list': (input) => own.restore('restore.list', input) as Promise<DesktopOutput<'restore.list'>>,
    'restore.start': (input) => own.restore('restore.start', input) as Promise<DesktopOutput<'restore.start'>>,
    'restore.salvage': (input) => own.restore('restore.salvage', input) as Promise<DesktopOutput<'restore.salvage'>>,
    'restore.waiting': (input) => own.restore('restore.waiting', input) as Promise<DesktopOutput<'restore.waiting'>>,
    'restore.look': (input) => own.restore('restore.look', input) as Promise<DesktopOutput<'restore.look'>>,
    'restore.remove': (input) => own.restore('restore.remove', input) as Promise<DesktopOutput<'restore.remove'>>,
    'restore.state': (input) => own.restore('restore.state', input) as Promise<DesktopOutput<'restore.state'>>,
    'restore.cancel': (input) => own.restore('restore.cancel', input) as Promise<DesktopOutput<'restore.cancel'>>,
    'restore.commit': async (input) => {
      try {
        const done = (await own.restore('restore.commit', input)) as DesktopOutput<'restore.commit'>;
        own.retry();
        return done;
      } catch (error) {
        // The archive was let go already: it is opened again as it was.
        if (isAppError(error) && error.code === 'restore.notExchanged') own.retry();
        throw error;
      }
    },
    'app.showArchive': async () => ({ shown: (await shell.openPath(own.archiveDir)) === '' }),
    'app.showLog': () => {
      shell.showItemInFolder(logFile());
      return { shown: true };
    },
    'window.setUnsaved': (input, window) => {
      setUnsaved(window, input.isUnsaved);
      return { kept: true };
    },
    'files.choose': async (input, window) => {
      const chosen = await openDialog(window, {
        title: input.title,
        filters: filters[input.kind] ?? [],
        properties: ['openFile', 'dontAddToRecent', ...(input.isMany ? (['multiSelections'] as const) : [])],
      });
      return { paths: chosen.slice(0, 50) };
    },
    'files.chooseFolder': async (input, window) => {
      const chosen = await openDialog(window, {
        title: input.title,
        properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
      });
      return { path: chosen[0] ?? null };
    },
    'files.chooseSave': async (input, window) => {
      const options: Electron.SaveDialogOptions = {
        title: input.title,
        defaultPath: input.name,
        filters: filters[input.kind] ?? [],
        // The names of what is saved are people's: they do not stand among the recent files of the desktop.
        properties: ['showOverwriteConfirmation', 'dontAddToRecent'],
      };
      const { filePath } = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options);
      if (!filePath) return { path: null };
      if (extname(filePath) !== '') return { path: filePath };
      const named = `${filePath}.${input.kind}`;
      return { path: (await mayReplace(named, window)) ? named : null };
    },
    'files.reveal': (input) => {
      if (!existsSync(input.path)) return { shown: false };
      shell.showItemInFolder(input.path);
      return { shown: true };
    },
    'files.open': (input) => openInViewer(input.path),
    'drives.list': async () => ({ drives: (await listDrives()).slice(0, 50) }),
    'drives.space': async (input) => ({ ...(await space(input.path)), isWritable: isWritable(input.path) }),
    'printing.savePdf': (input) => sheetFor(own, input.request, 'pdf', () => savePdf(own.printing, input)),
    'printing.print': async ({ request }) => {
      const print = async () => ((await own.printing.print(request)) ? true : null);
      return { isPrinted: (await sheetFor(own, request, 'printer', print)) ?? false };
    },
    'printing.next': (_input, window) => printerOf(own.printing, window).next(),
    'printing.progress': (input, window) => {
      printerOf(own.printing, window).progress(input.id);
      return { kept: true };
    },
    'printing.ready': async (input, window) => {
      await printerOf(own.printing, window).ready(input.id, input.error as CallError | null);
      return { kept: true };
    },
  };
}

function printerOf(printing: Printing, window: BrowserWindow | null): PrintWindow {
  const printer = window && printing.windowOf(window.webContents);
  // The window went while its call was on the way.
  if (!printer) throw new AppError('printing.failed', { detail: '打印窗口关闭' });
  return printer;
}

async function openDialog(window: BrowserWindow | null, options: Electron.OpenDialogOptions): Promise<string[]> {
  const { filePaths } = window ? await dialog.showOpenDialog(window, options) : await dialog.showOpenDialog(options);
  return filePaths;
}

/** The dialog asked about the name without its ending; what lies there under the whole name is asked about here. */
async function mayReplace(path: string, window: BrowserWindow | null): Promise<boolean> {
  if (!existsSync(path)) return true;
  const question: Electron.MessageBoxOptions = {
    type: 'warning',
    message: `“${basename(path)}”已经存在`,
    detail: '现在保存，原来的文件会被替换。要替换吗？',
    buttons: ['不替换', '替换'],
    defaultId: 0,
    cancelId: 0,
  };
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  return response === 1;
}

let lastOrder = 0;

/**
 * Prints for who is at work: the archive allows it first and keeps it afterwards. `print` answers null where nothing
 * came out.
 */
async function sheetFor<T>(
  own: Shell,
  request: SheetRequest,
  way: 'printer' | 'pdf',
  print: () => Promise<T>,
): Promise<T> {
  lastOrder += 1;
  const order = lastOrder;
  await own.ask({ what: 'print', order, request });
  let done: T;
  try {
    done = await print();
  } catch (error) {
    await own.ask({ what: 'printed', order, way: null }).catch(() => undefined);
    throw error;
  }
  await own.ask({ what: 'printed', order, way: done === null ? null : way });
  return done;
}

async function savePdf(
  printing: Printing,
  input: Parsed<'printing.savePdf'>,
): Promise<DesktopOutput<'printing.savePdf'>> {
  const { to, request } = input;
  const path = to.kind === 'file' ? to.path : join(to.path, fileNameOnly(to.name));
  const pdf = await printing.pdf(request);
  await writeWhole(path, pdf);
  return { path, pages: pdfPages(pdf), bytes: pdf.byteLength };
}

// A name leads nowhere else than into its folder.
function fileNameOnly(name: string): string {
  const plain = basename(name.replaceAll('\\', '/'));
  if (plain === '' || plain === '..' || plain === '.') throw new AppError('file.tokenUnknown', {});
  return plain;
}

/** Pages of a PDF that Chrome made: its page tree is never compressed. */
export function pdfPages(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g)?.length ?? 0
  );
}

/** Materials are opened by the viewer of the office PC. @throws AppError attachment.kindNotOpened, attachment.noViewer */
async function openInViewer(path: string): Promise<{ shown: boolean }> {
  refuseOtherKinds(path);
  if ((await shell.openPath(path)) !== '') throw new AppError('attachment.noViewer', { name: basename(path) });
  return { shown: true };
}

async function space(path: string): Promise<{ freeBytes: number; totalBytes: number }> {
  try {
    const stat = await statfs(path);
    return { freeBytes: stat.bavail * stat.bsize, totalBytes: stat.blocks * stat.bsize };
  } catch {
    throw new AppError('handover.targetLost', { path });
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
