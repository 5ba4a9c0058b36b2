import { join } from 'node:path';
import { BrowserWindow, dialog, type WebPreferences } from 'electron';
import { ORIGIN } from './security.ts';

/** The locked-down settings every page of ours runs with. */
export function pageOptions(): WebPreferences {
  return {
    preload: join(__dirname, '../preload/index.cjs'),
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    // The hidden print window draws without being seen; a throttled page would make a hand-over take hours.
    backgroundThrottling: false,
  };
}

const unsaved = new WeakSet<BrowserWindow>();

/** Remembers whether closing the window would lose typed input. */
export function setUnsaved(window: BrowserWindow | null, isUnsaved: boolean): void {
  if (!window) return;
  if (isUnsaved) unsaved.add(window);
  else unsaved.delete(window);
}

/** Opens the main window; shown once its first page is drawn, so that no empty frame flashes. */
export function openMainWindow(
  size: { width: number; height: number },
  onLoad: (window: BrowserWindow) => void,
): BrowserWindow {
  const window = new BrowserWindow({
    ...size,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f5f6f8',
    title: '街道档案',
    webPreferences: pageOptions(),
  });
  window.removeMenu();
  window.once('ready-to-show', () => window.show());
  window.webContents.on('did-finish-load', () => onLoad(window));
  window.on('close', (event) => {
    if (!unsaved.has(window)) return;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      message: '有填写的内容还没有保存',
      detail: '现在关闭，刚才填的内容会丢失。要关闭吗？',
      buttons: ['回去保存', '不保存，关闭'],
      defaultId: 0,
      cancelId: 0,
    });
    if (answer === 0) event.preventDefault();
  });
  void window.loadURL(`${ORIGIN}/`);
  return window;
}
