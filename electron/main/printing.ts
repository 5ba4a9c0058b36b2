import { BrowserWindow, type WebContents } from 'electron';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { AppError, type CallError, type ErrorCode, type ErrorParams } from '#shared/errors.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { ORIGIN } from './security.ts';
import { pageOptions } from './windows.ts';

interface Order {
  id: number;
  request: SheetRequest;
  /** Called when the sheet stands on the page. */
  drawn: (contents: WebContents) => Promise<void>;
  failed: (error: unknown) => void;
}

// A sheet that does not come onto the page in this time never will: a lost font or picture must not stop a hand-over.
const DRAW_LIMIT_MS = 30_000;

/**
 * The hidden print window: an ordinary client that draws one sheet after the other and says when each stands complete,
 * fonts and pictures loaded. Orders wait in line; the window is made with the first and kept.
 */
export class Printing {
  private window: BrowserWindow | null = null;
  private readonly introduce: (window: WebContents) => void;
  private readonly waiting: Order[] = [];
  private current: Order | null = null;
  private askNext: ((order: Order) => void) | null = null;
  private lastId = 0;

  constructor(introduce: (window: WebContents) => void) {
    this.introduce = introduce;
  }

  /** The sheet as PDF bytes. @throws AppError printing.failed and whatever the sheet's call is refused with */
  pdf(request: SheetRequest): Promise<Uint8Array> {
    return this.order(request, (contents) => contents.printToPDF(pdfOptions(request)));
  }

  /** The sheet on a printer chosen by the clerk. Answers false when the clerk closed the dialog. */
  print(request: SheetRequest): Promise<boolean> {
    return this.order(request, async (contents) => {
      const printers = await contents.getPrintersAsync();
      if (printers.length === 0) throw new AppError('printing.noPrinter', {});
      return new Promise<boolean>((resolve, reject) => {
        const paper = sheetPaper(request.form);
        contents.print(
          {
            silent: false,
            printBackground: true,
            margins: { marginType: 'none' },
            pageSize: { width: paper.width * 1000, height: paper.height * 1000 },
            landscape: paper.landscape,
            scaleFactor: 100,
          },
          (isPrinted, reason) => {
            if (isPrinted) resolve(true);
            else if (/cancel/i.test(reason)) resolve(false);
            else reject(new AppError('printing.failed', { detail: reason }));
          },
        );
      });
    });
  }

  owns(contents: WebContents): boolean {
    return this.window?.webContents === contents;
  }

  /** `printing.next` of the print window. */
  next(): Promise<{ id: number; request: SheetRequest }> {
    return new Promise((resolve) => {
      this.askNext = (order) => {
        this.askNext = null;
        this.current = order;
        resolve({ id: order.id, request: order.request });
      };
      this.hand();
    });
  }

  /** `printing.ready` of the print window: settles when the PDF or the page is made, so that the page may be redrawn. */
  async ready(id: number, error: CallError | null): Promise<void> {
    const order = this.current;
    if (!order || order.id !== id || !this.window) return;
    this.current = null;
    if (error) order.failed(new AppError(error.code, error.params as ErrorParams[ErrorCode]));
    else await order.drawn(this.window.webContents);
  }

  close(): void {
    this.window?.destroy();
  }

  private order<T>(request: SheetRequest, make: (contents: WebContents) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      const limit = setTimeout(() => {
        reject(new AppError('printing.failed', { detail: '页面没有画完' }));
        this.drop(order);
      }, DRAW_LIMIT_MS);
      const order: Order = {
        id: this.lastId,
        request,
        drawn: async (contents) => {
          clearTimeout(limit);
          try {
            resolve(await make(contents));
          } catch (error) {
            reject(error);
          }
        },
        failed: (error) => {
          clearTimeout(limit);
          reject(error);
        },
      };
      this.waiting.push(order);
      this.open();
      this.hand();
    });
  }

  private hand(): void {
    if (!this.askNext) return;
    const order = this.waiting.shift();
    if (order) this.askNext(order);
  }

  // A window that hangs is given up; the next order makes a new one.
  private drop(order: Order): void {
    const index = this.waiting.indexOf(order);
    if (index >= 0) this.waiting.splice(index, 1);
    else if (this.current === order) {
      this.current = null;
      this.window?.destroy();
    }
  }

  private open(): void {
    if (this.window) return;
    const window = new BrowserWindow({ show: false, width: 900, height: 1200, webPreferences: pageOptions() });
    this.window = window;
    window.on('closed', () => {
      this.window = null;
      this.askNext = null;
      this.current?.failed(new AppError('printing.failed', { detail: '打印窗口关闭' }));
      this.current = null;
      if (this.waiting.length > 0) this.open();
    });
    window.webContents.on('did-finish-load', () => this.introduce(window.webContents));
    window.webContents.on('render-process-gone', () => window.destroy());
    void window.loadURL(`${ORIGIN}/print.html`);
  }
}

/** Electron's own margins and page sizes differ between versions: everything is said. */
function pdfOptions(request: SheetRequest): Electron.PrintToPDFOptions {
  const paper = sheetPaper(request.form);
  return {
    landscape: false,
    printBackground: true,
    displayHeaderFooter: false,
    scale: 1,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pageSize: { width: paper.width / 25.4, height: paper.height / 25.4 },
    preferCSSPageSize: true,
  };
}
