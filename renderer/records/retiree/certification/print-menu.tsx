import { Button, Menu } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { CertificationGroup } from '#shared/records/retiree/contract/certification.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { sheetTitles } from '#shared/sheets/papers.ts';

type BatchForm = Extract<SheetRequest, { recordIds: unknown }>['form'];

/** The letters and forms of those who are ticked, in one go: one page, or half a page, for each. */
export function PrintMenu({ group, recordIds }: { group: CertificationGroup; recordIds: readonly number[] }) {
  const [form, setForm] = useState<BatchForm | null>(null);
  const offered: BatchForm[] = ['certification-notice', 'certification-form'];
  if (group === 'overdue') offered.unshift('pause-proposal');
  if (group === 'paused') offered.unshift('suspension-notice');
  return (
    <>
      <Menu shadow="md" position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconPrinter size={16} />} disabled={recordIds.length === 0}>
            打印{recordIds.length > 0 ? ` ${formatCount(recordIds.length)} 人` : ''}…
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {offered.map((one) => (
            <Menu.Item key={one} onClick={() => setForm(one)}>
              {sheetTitles[one]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {form ? <SheetPreview request={{ form, recordIds: [...recordIds] }} onClose={() => setForm(null)} /> : null}
    </>
  );
}
