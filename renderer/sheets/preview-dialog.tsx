import { Alert, Button, Group, Loader, Modal, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconFileTypePdf, IconPrinter, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { Sheet, SheetRequest } from '#shared/contract/sheets.ts';
import { sheetPaper, sheetTitles } from '#shared/sheets.ts';
import { safeName } from './safe-name.ts';
import { SheetView } from './sheet-view.tsx';

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5] as const;
const PX_PER_MM = 96 / 25.4;

/** A sheet as it will come out of the printer: the same component, the same fonts, only scaled. */
export function SheetPreview({ request, onClose }: { request: SheetRequest; onClose: () => void }) {
  const found = useArchive('sheets.get', { request });
  const [zoom, setZoom] = useState(2);
  const [busy, setBusy] = useState<'print' | 'pdf' | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [outcome, setOutcome] = useState<{ text: string; path: string | null } | null>(null);

  const run = async (what: 'print' | 'pdf', work: () => Promise<{ text: string; path: string | null } | null>) => {
    if (busy) return;
    setBusy(what);
    setFailure(null);
    try {
      const done = await work();
      if (done) {
        setOutcome(done);
        await archiveCall('sheets.printed', { request, way: what === 'print' ? 'printer' : 'pdf' });
      }
    } catch (error) {
      setFailure(error);
    }
    setBusy(null);
  };
  const print = () =>
    run('print', async () => {
      const { isPrinted } = await desktopCall('printing.print', { request });
      return isPrinted ? { text: '已送到打印机。', path: null } : null;
    });
  const savePdf = () =>
    run('pdf', async () => {
      const { path } = await desktopCall('files.chooseSave', {
        title: '保存为 PDF',
        name: fileName(found.data, request),
        kind: 'pdf',
      });
      if (path === null) return null;
      const saved = await desktopCall('printing.savePdf', { request, path });
      return { text: `已保存为 PDF，共 ${saved.pages} 页。`, path: saved.path };
    });
  useHotkeys([
    ['mod+P', () => void print()],
    ['mod+S', () => void savePdf()],
  ]);
  const scale = ZOOMS[zoom] ?? 1;
  return (
    <Modal
      opened
      onClose={onClose}
      title={sheetTitles[request.form]}
      size={Math.min(1240, sheetPaper(request.form).width * PX_PER_MM * scale + 90)}
      closeButtonProps={{ 'aria-label': '关闭' }}
      styles={{ body: { padding: 0 }, content: { display: 'flex', flexDirection: 'column' } }}
    >
      <Group justify="space-between" px="md" pb="sm">
        <Group gap="sm">
          <Button
            leftSection={<IconPrinter size={18} />}
            onClick={() => void print()}
            loading={busy === 'print'}
            disabled={!found.data}
            data-autofocus
          >
            打印
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={18} />}
            onClick={() => void savePdf()}
            loading={busy === 'pdf'}
            disabled={!found.data}
          >
            保存为 PDF
          </Button>
          <Text size="sm" c="gray.7">
            Ctrl+P 打印，Ctrl+S 保存
          </Text>
        </Group>
        <Group gap={4}>
          <Button
            variant="subtle"
            px={8}
            aria-label="缩小"
            disabled={zoom === 0}
            onClick={() => setZoom((now) => now - 1)}
          >
            <IconZoomOut size={18} />
          </Button>
          <Text size="sm" w={44} ta="center">
            {Math.round(scale * 100)}%
          </Text>
          <Button
            variant="subtle"
            px={8}
            aria-label="放大"
            disabled={zoom === ZOOMS.length - 1}
            onClick={() => setZoom((now) => now + 1)}
          >
            <IconZoomIn size={18} />
          </Button>
        </Group>
      </Group>
      {failure ? (
        <Group px="md" pb="sm">
          <ErrorNote error={failure} />
        </Group>
      ) : null}
      {outcome ? (
        <Alert color="green" mx="md" mb="sm" role="status">
          <Group gap="md">
            {outcome.text}
            {outcome.path ? <RevealButton path={outcome.path} label="打开所在文件夹" /> : null}
          </Group>
        </Alert>
      ) : null}
      <div style={{ background: '#8b929c', padding: 16, overflow: 'auto', maxHeight: '74vh' }}>
        {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
        {found.data ? (
          <Pages sheet={found.data} scale={scale} />
        ) : found.error ? null : (
          <Loader color="white" aria-label="正在准备预览" />
        )}
      </div>
    </Modal>
  );
}

function Pages({ sheet, scale }: { sheet: Sheet; scale: number }) {
  const { width } = sheetPaper(sheet.form);
  // `zoom` lays the pages out anew at the scale, so that the frame scrolls over exactly what is seen.
  return (
    <div data-testid="sheet" style={{ width: width * PX_PER_MM * scale, margin: '0 auto' }}>
      <div
        style={{
          width: width * PX_PER_MM,
          transform: `scale(${scale})`,
          transformOrigin: '0 0',
          marginBottom: `${(scale - 1) * 100}%`,
        }}
      >
        <SheetView sheet={sheet} />
      </div>
    </div>
  );
}

function fileName(sheet: Sheet | undefined, request: SheetRequest): string {
  if (sheet?.form === 'retiree-registration')
    return `${safeName(`${sheet.record.values.name}-${sheet.record.number}-登记表`)}.pdf`;
  if (sheet?.form === 'handover-list') return `${safeName(`${sheet.handover.name}-移交清单`)}.pdf`;
  return `${sheetTitles[request.form]}.pdf`;
}
