import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { SheetPreview } from './preview-dialog.tsx';

/** Opens the preview of a form, filled in; the button has the keyboard again when it closes. */
export function PrintButton(props: {
  label: string;
  /** What the button is called where many of one label stand below each other. */
  name?: string;
  request: SheetRequest;
  size?: string;
  isDisabled?: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size={props.size ?? 'sm'}
        leftSection={<IconPrinter size={16} />}
        disabled={props.isDisabled ?? false}
        aria-label={props.name}
        onClick={() => setIsOpen(true)}
      >
        {props.label}
      </Button>
      {isOpen ? <SheetPreview request={props.request} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
}
