import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, Menu } from 'electron';
import { newTokenKey } from '../files/tokens.ts';
import { ArchiveProcess } from './archive-process.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { describeError, serveDesktop } from './desktop.ts';
import { log, openLog } from './log.ts';
import { keepOffNetwork } from './no-network.ts';
import { Printing } from './printing.ts';
import { profileOf } from './profile.ts';
import { saveScreenshot } from './screenshot.ts';
import { registerScheme, secure } from './security.ts';
import { openMainWindow } from './windows.ts';

/** The shell: windows, dialogs, drives and printers. No SQL, no rule of the domain. */
const DEMO_PERSONS = 2000;

forgetSetUp();
registerScheme();
keepOffNetwork();

// A bug in the shell is written down; Electron's own answer would be a box in English that stops everything.
process.on('uncaughtException', (error) => {
  log('error', 'shell bug', { stack: error.stack ?? String(error) });
  if (own.cli !== null) app.exit(2);
});

const tokenKey = newTokenKey();
const own = readArguments(process.argv.slice(1), process.env, app.getPath('appData'));
app.setPath('userData', profileOf(own, app.getPath('appData')));

// One program per archive: the second copy brings the first to the front and leaves.
if (own.cli === null && !app.requestSingleInstanceLock()) leaveToFirst(own);
else void app.whenReady().then(() => (own.cli === null ? startWindows(own) : startCommand(own, own.cli)));

/** The picture somebody asked for cannot be taken of another copy's window: that is no success. */
function leaveToFirst(own: Arguments): void {
  if (own.screenshot !== null)
    process.stderr.write(`档案库“${own.archiveDir}”已在另一个窗口中打开，没有截图。请先关闭那个窗口，再执行一次。\n`);
  app.exit(own.screenshot === null ? 0 : 1);
}

function startWindows(own: Arguments): void {
  openLog(join(app.getPath('userData'), 'logs'));
  Menu.setApplicationMenu(null);
  secure(join(__dirname, '../renderer'));
  const printing: Printing = new Printing((window) => archive.introduce(window));
  const archive: ArchiveProcess = new ArchiveProcess({
    dir: own.archiveDir,
    entry: 'archive.cjs',
    args: [],
    env: {
      ...sqliteBinding(),
      STREET_ARCHIVES_OPENED: join(app.getPath('userData'), 'opened'),
      STREET_ARCHIVES_DEMO: String(own.isDemo ? DEMO_PERSONS : 0),
    },
    tokenKey,
    printSheet: (request) => printing.pdf(request),
    isPrinter: (window) => printing.windowOf(window) !== null,
    describe: describeError,
    onState: (state) => {
      for (const window of BrowserWindow.getAllWindows())
        window.webContents.send('desktop.event', { name: 'archive.stateChanged', state });
    },
    onCliEnded: () => undefined,
  });
  serveDesktop({
    archiveDir: own.archiveDir,
    tokenKey,
    printing,
    state: () => archive.state,
    restore: (name, input) => archive.restore(name, input),
    retry: () => archive.start(),
    beginAnew: () => archive.start({ STREET_ARCHIVES_FORGET: '1' }),
    ask: (asked) => archive.ask(asked),
  });
  archive.start();

  const open = (): BrowserWindow =>
    openMainWindow(own.screenshot ? { width: 1366, height: 768 } : { width: 1440, height: 900 }, (window) =>
      archive.introduce(window.webContents),
    );
  let main = open();
  app.on('second-instance', () => {
    if (main.isDestroyed()) main = open();
    if (main.isMinimized()) main.restore();
    main.show();
    main.focus();
    log('info', 'second instance brought the window to the front');
  });
  if (own.screenshot) void takePicture(main, own.screenshot);
  main.on('closed', () => printing.close());
  leaveInOrder(archive);
}

async function takePicture(window: BrowserWindow, file: string): Promise<void> {
  const failure = await saveScreenshot(window, file);
  if (failure !== null) {
    process.stderr.write(`${failure}\n`);
    process.exitCode = 1;
  }
  app.quit();
}

/** `--cli`: a command that prints, with no window but the hidden one. */
function startCommand(own: Arguments, words: string[]): void {
  secure(join(__dirname, '../renderer'));
  const printing: Printing = new Printing((window) => archive.introduce(window));
  const archive: ArchiveProcess = new ArchiveProcess({
    dir: own.archiveDir,
    entry: 'cli.cjs',
    args: words,
    env: sqliteBinding(),
    tokenKey,
    printSheet: (request) => printing.pdf(request),
    isPrinter: (window) => printing.windowOf(window) !== null,
    describe: describeError,
    onState: () => undefined,
    onCliEnded: (exitCode) => app.exit(exitCode),
  });
  serveDesktop({
    archiveDir: own.archiveDir,
    tokenKey,
    printing,
    state: () => archive.state,
    retry: () => undefined,
    beginAnew: () => undefined,
    restore: (name, input) => archive.restore(name, input),
    ask: (asked) => archive.ask(asked),
  });
  app.on('window-all-closed', () => undefined);
  archive.start();
}

/**
 * What the set-up tells a program under development means nothing to a packaged one: whoever sets a variable could have
 * a library of theirs loaded, or invented people put into an office's archive.
 */
function forgetSetUp(): void {
  if (!app.isPackaged) return;
  for (const name of ['SQLITE_BINDING', 'CHECKS', 'DEMO', 'DIR', 'OPENED'])
    delete process.env[`STREET_ARCHIVES_${name}`];
}

/** The packaged program brings the SQLite compiled for its runtime, where that is not the prebuilt one. */
function sqliteBinding(): Record<string, string> {
  const packaged = join(process.resourcesPath, 'native', 'better_sqlite3.node');
  return app.isPackaged && existsSync(packaged) ? { STREET_ARCHIVES_SQLITE_BINDING: packaged } : {};
}

function leaveInOrder(archive: ArchiveProcess): void {
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void archive.close().then(() => {
      isClosed = true;
      app.exit(Number(process.exitCode ?? 0));
    });
  });
}
