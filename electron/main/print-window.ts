import { BrowserWindow, type WebContents } from 'electron';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { CallError } from '#shared/errors.ts';
import { type Handed, PrintQueue, type Timer } from './print-queue.ts';
import { ORIGIN } from './security.ts';
import { pageOptions } from './windows.ts';

const timer: Timer = (ms, then) => {
  const running = setTimeout(then, ms);
  return () => clearTimeout(running);
};

/**
 * A hidden window that draws sheets: an ordinary client that says when each stands complete, fonts and pictures loaded.
 * It is made with the first order and kept.
 */
export class PrintWindow {
  private window: BrowserWindow | null = null;
  private isClosed = false;
  private readonly introduce: (window: WebContents) => void;
  private readonly queue = new PrintQueue<WebContents>(timer, () => this.window?.destroy());

  constructor(introduce: (window: WebContents) => void) {
    this.introduce = introduce;
  }

  owns(contents: WebContents): boolean {
    return this.window?.webContents === contents;
  }

  /** Draws a sheet and makes something of the page. @throws AppError printing.failed, and what the sheet's call was refused with */
  draw<T>(request: SheetRequest, make: (contents: WebContents) => Promise<T>): Promise<T> {
    const made = this.queue.add(request, make);
    this.open();
    return made;
  }

  /** `printing.next` of this window. */
  next(): Promise<Handed> {
    return this.queue.next();
  }

  /** `printing.progress` of this window. */
  progress(id: number): void {
    this.queue.progress(id);
  }

  /** `printing.ready` of this window: settles when the PDF or the page is made, so that the page may be redrawn. */
  async ready(id: number, error: CallError | null): Promise<void> {
    if (this.window) await this.queue.ready(id, error, this.window.webContents);
  }

  close(): void {
    this.isClosed = true;
    this.window?.destroy();
  }

  private open(): void {
    if (this.window || this.isClosed) return;
    const window = new BrowserWindow({ show: false, width: 900, height: 1200, webPreferences: pageOptions() });
    this.window = window;
    window.on('closed', () => {
      this.window = null;
      this.queue.lost('打印窗口关闭');
      if (this.queue.hasWaiting()) this.open();
    });
    window.webContents.on('did-finish-load', () => this.introduce(window.webContents));
    window.webContents.on('render-process-gone', () => window.destroy());
    void window.loadURL(`${ORIGIN}/print.html`);
  }
}
