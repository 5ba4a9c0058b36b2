import { Button, Loader } from '@mantine/core';
import { IconPackageExport, IconPrinter, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { setPicked } from '#renderer/handover/picked.ts';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import type { RecordKind } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './people-page.module.css';
import { PrintMany } from './print-many.tsx';
import type { Ticks } from './use-ticks.ts';

// More sheets than this are a hand-over or a long day at the printer, not a click.
const PRINT_LIMIT = 500;

/** At the foot of the list while files are ticked: what can be done with them. */
export function TickedBar(props: { kind: RecordKind; ticked: ReadonlySet<number>; ticks: Ticks }) {
  const { kind, ticked, ticks } = props;
  const [, navigate] = useLocation();
  const [isPrinting, setIsPrinting] = useState(false);
  if (ticks.collecting !== null)
    return (
      <div className={classes.ticked} role="status">
        <Loader size={18} aria-hidden />
        正在选择，已选 {formatCount(ticks.collecting)} 份
        <Button variant="default" onClick={ticks.stop}>
          停止
        </Button>
      </div>
    );
  if (ticked.size === 0) return null;

  const ids = Array.from(ticked);
  const handOver = () => {
    setPicked(ids);
    navigate('/handover');
  };
  const only = ids.length === 1 ? ids[0] : undefined;

  return (
    <section className={classes.ticked} aria-label="已选档案">
      <strong>已选 {formatCount(ids.length)} 份</strong>
      <Button leftSection={<IconPackageExport size={18} />} onClick={handOver}>
        移交所选
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size={18} />}
        disabled={ids.length > PRINT_LIMIT}
        title={ids.length > PRINT_LIMIT ? `一次最多打印 ${PRINT_LIMIT} 份` : undefined}
        onClick={() => setIsPrinting(true)}
      >
        打印{mainForms[kind].label}
      </Button>
      <span className={classes.spacer} />
      <Button variant="subtle" color="gray" leftSection={<IconX size={16} />} onClick={ticks.none} title="Esc">
        取消选择
      </Button>
      {isPrinting && only !== undefined ? (
        <SheetPreview request={mainForms[kind].of(only)} onClose={() => setIsPrinting(false)} />
      ) : null}
      {isPrinting && only === undefined ? (
        <PrintMany kind={kind} ids={ids} onClose={() => setIsPrinting(false)} />
      ) : null}
    </section>
  );
}
