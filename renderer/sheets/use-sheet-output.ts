import { useState } from 'react';
import { desktopCall } from '#renderer/api.ts';
import type { Sheet, SheetRequest } from '#shared/contract/sheets.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';
import { safeName } from './safe-name.ts';

export interface Outcome {
  text: string;
  /** Where the PDF lies, null for paper. */
  path: string | null;
}

/** Printing and saving of one sheet: what is under way, what came out of it, what went wrong. */
export function useSheetOutput(request: SheetRequest, sheet: Sheet | undefined) {
  const [busy, setBusy] = useState<'printer' | 'pdf' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const run = async (way: 'printer' | 'pdf', work: () => Promise<Outcome | null>): Promise<void> => {
    if (busy || !sheet) return;
    setBusy(way);
    setFailure(null);
    setOutcome(null);
    try {
      setOutcome(await work());
    } catch (error) {
      setFailure(error);
    }
    setBusy(null);
  };

  const print = () =>
    run('printer', async () => {
      const { isPrinted } = await desktopCall('printing.print', { request });
      return isPrinted ? { text: '已送到打印机。', path: null } : null;
    });

  const savePdf = () =>
    run('pdf', async () => {
      const { path } = await desktopCall('files.chooseSave', {
        title: '保存为 PDF',
        name: pdfName(sheet, request),
        kind: 'pdf',
      });
      if (path === null) return null;
      const saved = await desktopCall('printing.savePdf', { request, to: { kind: 'file', path } });
      return { text: `已保存为 PDF，共 ${formatCount(saved.pages)} 页。`, path: saved.path };
    });

  return { busy, failure, outcome, print, savePdf };
}

/** 姓名-档号-登记表.pdf, as the file lies in a folder for years. */
export function pdfName(sheet: Sheet | undefined, request: SheetRequest): string {
  if (!sheet) return `${sheetTitles[request.form]}.pdf`;
  if (sheet.form === 'handover-list') return `${safeName(`${sheet.handover.name}-移交清单`)}.pdf`;
  if ('document' in sheet) return `${safeName(sheet.document.fileName)}.pdf`;
  const { kind, id, number, values } = sheet.record;
  const main = mainForms[kind];
  const title = main.of(id).form === sheet.form ? main.label : sheetTitles[sheet.form];
  return `${safeName(`${values.name}-${number}-${title}`)}.pdf`;
}
