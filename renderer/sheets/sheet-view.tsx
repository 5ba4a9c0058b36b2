import type { Sheet } from '#shared/contract/sheets.ts';
import { HandoverList } from './handover-list.tsx';
import { Registration } from './retiree/registration.tsx';
import { SheetFrame } from './sheet-frame.tsx';

/** Draws any sheet; `onReady` when it stands complete, its fonts and pictures loaded. */
export function SheetView(props: {
  sheet: Sheet;
  onReady?: () => void;
  onFailed?: (error: unknown) => void;
  onLacking?: (characters: readonly string[]) => void;
}) {
  const { sheet } = props;
  return (
    <SheetFrame content={sheet} onReady={props.onReady} onFailed={props.onFailed} onLacking={props.onLacking}>
      {sheet.form === 'retiree-registration' ? <Registration sheet={sheet} /> : <HandoverList sheet={sheet} />}
    </SheetFrame>
  );
}
