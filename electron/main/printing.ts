import type { WebContents } from 'electron';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { PrintWindow } from './print-window.ts';

/**
 * Sheets as PDF and on paper. Each way has a window of its own: what is drawn for a printer stays on its page as long as
 * the clerk looks at the printer's dialog, and a hand-over must not wait for that.
 */
export class Printing {
  private readonly pdfs: PrintWindow;
  private readonly papers: PrintWindow;

  constructor(introduce: (window: WebContents) => void) {
    this.pdfs = new PrintWindow(introduce);
    this.papers = new PrintWindow(introduce);
  }

  /** The sheet as PDF bytes. @throws AppError printing.failed and whatever the sheet's call is refused with */
  pdf(request: SheetRequest): Promise<Uint8Array> {
    return this.pdfs.draw(request, (contents) => contents.printToPDF(pdfOptions(request)));
  }

  /** The sheet on a printer chosen by the clerk. Answers false when the clerk closed the dialog. */
  print(request: SheetRequest): Promise<boolean> {
    return this.papers.draw(request, (contents) => onPaper(contents, request));
  }

  /** The print window a page belongs to, or null for a window of a clerk. */
  windowOf(contents: WebContents): PrintWindow | null {
    return [this.pdfs, this.papers].find((window) => window.owns(contents)) ?? null;
  }

  close(): void {
    this.pdfs.close();
    this.papers.close();
  }
}

async function onPaper(contents: WebContents, request: SheetRequest): Promise<boolean> {
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
