import { createRoot } from 'react-dom/client';
import type { Sheet } from '#shared/contract/sheets.ts';
import { sheetPaper } from '#shared/sheets.ts';
import { archiveCall, CallFailure, desktopCall } from './api.ts';
import { SheetView } from './sheets/sheet-view.tsx';

/** The hidden print window: an ordinary client that draws one sheet after the other, until it is closed. */
const element = document.getElementById('root');
if (element) void drawForEver(element);

async function drawForEver(place: HTMLElement): Promise<void> {
  const root = createRoot(place);
  const paper = document.createElement('style');
  document.head.append(paper);
  const draw = (sheet: Sheet): Promise<void> =>
    new Promise((resolve, reject) => root.render(<SheetView sheet={sheet} onReady={resolve} onFailed={reject} />));
  for (;;) {
    const { id, request } = await desktopCall('printing.next', {});
    try {
      const sheet = await archiveCall('sheets.get', { request });
      const { width, height } = sheetPaper(sheet.form);
      paper.textContent = `@page { size: ${width}mm ${height}mm; margin: 0; }`;
      await draw(sheet);
      await desktopCall('printing.ready', { id, error: null });
    } catch (error) {
      const known =
        error instanceof CallFailure
          ? error.error
          : { code: 'printing.failed', params: { detail: '页面没有画好' }, ref: null };
      await desktopCall('printing.ready', { id, error: { ...known, params: { ...known.params } } });
    }
  }
}
