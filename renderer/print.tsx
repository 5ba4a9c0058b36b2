import { createRoot } from 'react-dom/client';
import type { Sheet } from '#shared/contract/sheets.ts';
import { sheetPaper } from '#shared/sheets/papers.ts';
import { archiveCall, CallFailure, desktopCall } from './api.ts';
import { PageLaidOut } from './sheets/page.tsx';
import { SheetView } from './sheets/sheet-view.tsx';

/** The hidden print window: an ordinary client that draws one sheet after the other, until it is closed. */
const element = document.getElementById('root');
if (element) void drawForEver(element);

async function drawForEver(place: HTMLElement): Promise<void> {
  let fail: (error: unknown) => void = () => undefined;
  const root = createRoot(place, { onUncaughtError: (error) => fail(error) });
  const paper = document.createElement('style');
  document.head.append(paper);
  // The same place is drawn over and over: fonts stay loaded, and nothing but the texts changes.
  const draw = (sheet: Sheet, tell: () => void): Promise<void> =>
    new Promise((resolve, reject) => {
      fail = reject;
      root.render(
        <PageLaidOut value={tell}>
          <SheetView sheet={sheet} onReady={resolve} onFailed={reject} />
        </PageLaidOut>,
      );
    });
  for (;;) {
    const { id, request } = await desktopCall('printing.next', {});
    let error: CallFailure['error'] | null = null;
    try {
      const tell = progressOf(id);
      const sheet = await archiveCall('sheets.get', { request });
      tell();
      const { width, height } = sheetPaper(sheet.form);
      paper.textContent = `@page { size: ${width}mm ${height}mm; margin: 0; }`;
      await draw(sheet, tell);
    } catch (failure) {
      error = asCallError(failure);
    }
    // Settles when the PDF or the page is made: only then may the page be drawn over.
    await desktopCall('printing.ready', { id, error: error && { ...error, params: { ...error.params } } });
  }
}

const TELL_EVERY_MS = 1000;

/** Tells the shell that the drawing goes on, as often as it needs to know. */
function progressOf(id: number): () => void {
  let last = 0;
  return () => {
    const now = performance.now();
    if (last !== 0 && now - last < TELL_EVERY_MS) return;
    last = now;
    desktopCall('printing.progress', { id }).catch(() => undefined);
  };
}

function asCallError(failure: unknown): CallFailure['error'] {
  if (failure instanceof CallFailure) return failure.error;
  return { code: 'printing.failed', params: { detail: '页面没有画好' }, ref: null };
}
