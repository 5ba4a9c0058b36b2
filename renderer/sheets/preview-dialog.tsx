import { ActionIcon, Alert, Box, Button, Group, Loader, Modal, Text } from '@mantine/core';
import { useElementSize, useHotkeys } from '@mantine/hooks';
import {
  IconArrowsHorizontal,
  IconFile,
  IconFileTypePdf,
  IconPrinter,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { sheetPaper, sheetTitles } from '#shared/sheets/papers.ts';
import { lackingNote } from './lacking.ts';
import classes from './preview.module.css';
import { PreviewPages } from './preview-pages.tsx';
import { useSheetOutput } from './use-sheet-output.ts';
import { scaleOf, step, type Zoom, zooms } from './zoom.ts';

// Around the paper: the desk's padding, and the scroll bar, which must not make a page that fits too wide.
const PADDING_PX = 32;
const SCROLL_BAR_PX = 18;

/** A sheet as it will come out of the printer: the same component and the same fonts, only scaled. */
export function SheetPreview({ request, onClose }: { request: SheetRequest; onClose: () => void }) {
  const found = useArchive('sheets.get', { request });
  const output = useSheetOutput(request, found.data);
  const [zoom, setZoom] = useState<Zoom>('width');
  const [drawing, setDrawing] = useState<unknown>(null);
  const [lacking, setLacking] = useState<readonly string[]>([]);
  const [photosLeftOut, setPhotosLeftOut] = useState(0);
  const leftOut = found.data && 'leftOut' in found.data ? found.data.leftOut : [];
  const desk = useElementSize<HTMLDivElement>();
  const printButton = useRef<HTMLButtonElement>(null);
  const isReady = found.data !== undefined;
  // Until there is something to print the dialog's own 关闭 has the keyboard.
  useEffect(() => {
    const active = document.activeElement;
    if (isReady && (active?.role === 'dialog' || active?.ariaLabel === '关闭')) printButton.current?.focus();
  }, [isReady]);
  const paper = sheetPaper(request.form);
  // A sheet wider than life on a large screen helps nobody: the width is filled up to paper size.
  const view = { width: desk.width - PADDING_PX - SCROLL_BAR_PX, height: desk.height - PADDING_PX };
  const scale = zoom === 'width' ? Math.min(1.25, scaleOf(zoom, paper, view)) : scaleOf(zoom, paper, view);
  const change = (direction: 1 | -1) => setZoom(step(scale, direction));
  useHotkeys(
    [
      ['mod+P', () => void output.print()],
      ['mod+S', () => void output.savePdf()],
      ['mod+=', () => change(1)],
      ['mod+minus', () => change(-1)],
      ['mod+plus', () => change(1)],
      ['mod+shift+plus', () => change(1)],
      ['mod+0', () => setZoom('page')],
      ['mod+1', () => setZoom('width')],
    ],
    [],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={sheetTitles[request.form]}
      size={1240}
      yOffset={24}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <div className={classes.bar}>
        <Group gap="sm">
          <Button
            leftSection={<IconPrinter size={18} />}
            onClick={() => void output.print()}
            loading={output.busy === 'printer'}
            disabled={!found.data || output.busy === 'pdf'}
            title="Ctrl+P"
            ref={printButton}
            data-autofocus={isReady || undefined}
          >
            打印
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileTypePdf size={18} />}
            onClick={() => void output.savePdf()}
            loading={output.busy === 'pdf'}
            disabled={!found.data || output.busy === 'printer'}
            title="Ctrl+S"
          >
            保存为 PDF
          </Button>
          <Text size="sm" c="dimmed">
            Ctrl+P 打印，Ctrl+S 保存
          </Text>
        </Group>
        <Group gap={6}>
          <Tool name="适合宽度（Ctrl+1）" isOn={zoom === 'width'} onClick={() => setZoom('width')}>
            <IconArrowsHorizontal size={18} />
          </Tool>
          <Tool name="整页（Ctrl+0）" isOn={zoom === 'page'} onClick={() => setZoom('page')}>
            <IconFile size={18} />
          </Tool>
          <Tool name="缩小（Ctrl+-）" isDisabled={scale <= zooms[0]} onClick={() => change(-1)}>
            <IconZoomOut size={18} />
          </Tool>
          <Text size="sm" className={classes.percent} aria-live="polite">
            {Math.round(scale * 100)}%
          </Text>
          <Tool name="放大（Ctrl+=）" isDisabled={scale >= (zooms.at(-1) ?? 1)} onClick={() => change(1)}>
            <IconZoomIn size={18} />
          </Tool>
        </Group>
      </div>
      {lacking.length > 0 ? (
        <div className={classes.note}>
          <Alert color="yellow" role="status" p="sm" title="打印字库里没有这些字">
            {lackingNote(lacking)}。打印或保存后请按证件手写补上，表下方也印有这一行。
          </Alert>
        </div>
      ) : null}
      {leftOut.length > 0 ? (
        <div className={classes.note}>
          <Alert color="yellow" role="status" p="sm" title={`${formatCount(leftOut.length)} 人不适用，没有列入`}>
            {leftOut.slice(0, 5).join('；')}
            {leftOut.length > 5 ? `；等 ${formatCount(leftOut.length)} 人` : ''}。
          </Alert>
        </div>
      ) : null}
      {photosLeftOut > 0 ? (
        <div className={classes.note}>
          <Alert color="yellow" role="status" p="sm" title={`${photosLeftOut} 张照片不能显示`}>
            照片文件打不开，或超过 60 MB。表上照片处留空，请贴照片，或在“材料”里换一个文件后再打印。
          </Alert>
        </div>
      ) : null}
      {output.failure ? (
        <div className={classes.note}>
          <ErrorNote error={output.failure} />
        </div>
      ) : null}
      {output.outcome ? (
        <div className={classes.note}>
          <Alert color="green" role="status" p="sm">
            <Group gap="md">
              {output.outcome.text}
              {output.outcome.path ? <RevealButton path={output.outcome.path} label="打开所在文件夹" /> : null}
            </Group>
          </Alert>
        </div>
      ) : null}
      <Box component="section" className={classes.desk} ref={desk.ref} tabIndex={0} aria-label="预览">
        {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
        {drawing ? <ErrorNote error={drawing} /> : null}
        {found.data ? (
          <PreviewPages
            sheet={found.data}
            scale={scale}
            onFailed={setDrawing}
            onLacking={setLacking}
            onPhotosLeftOut={setPhotosLeftOut}
          />
        ) : found.error ? null : (
          <Loader color="white" aria-label="正在准备预览" />
        )}
      </Box>
    </Modal>
  );
}

function Tool(props: { name: string; isOn?: boolean; isDisabled?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon
      variant={props.isOn ? 'light' : 'default'}
      size={32}
      aria-label={props.name}
      title={props.name}
      aria-pressed={props.isOn}
      disabled={props.isDisabled ?? false}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}
