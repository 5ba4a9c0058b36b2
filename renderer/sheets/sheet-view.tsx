import type { Sheet } from '#shared/contract/sheets.ts';
import { drawnSheets } from '../registers/sheets.ts';
import { FormView } from './form-view.tsx';
import { HandoverList } from './handover-list.tsx';
import { RosterView } from './roster-view.tsx';
import { SheetFrame } from './sheet-frame.tsx';

/** Draws any sheet; `onReady` when it stands complete, its fonts and pictures loaded. */
export function SheetView(props: {
  sheet: Sheet;
  onReady?: () => void;
  onFailed?: (error: unknown) => void;
  onLacking?: (characters: readonly string[]) => void;
  onPhotosLeftOut?: (count: number) => void;
}) {
  const { sheet } = props;
  return (
    <SheetFrame {...props} content={sheet}>
      <Drawn sheet={sheet} />
    </SheetFrame>
  );
}

function Drawn({ sheet }: { sheet: Sheet }) {
  if (sheet.form === 'handover-list') return <HandoverList sheet={sheet} />;
  if (!('document' in sheet)) {
    const Sheet = drawnSheets[sheet.form];
    return <Sheet sheet={sheet} />;
  }
  const { document } = sheet;
  return document.kind === 'form' ? (
    <FormView sheet={sheet} document={document} />
  ) : (
    <RosterView sheet={sheet} document={document} />
  );
}
