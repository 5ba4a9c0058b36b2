import { useMay } from '#renderer/session/use-may.ts';
import { CodesPanel } from './codes-panel.tsx';
import { tableOfAddress } from './codes-words.ts';
import { OthersPage } from './others-page.tsx';
import { TablePage } from './table-page.tsx';

/** 代码表 in the settings: all tables, one of them, or what no table knows yet. */
export function CodesPart({ item }: { item: string | null }) {
  const mayOrder = useMay('settings', 'whole');
  if (item === 'others' && mayOrder) return <OthersPage />;
  const table = item === null ? null : tableOfAddress(item);
  return table === null ? <CodesPanel /> : <TablePage key={table} table={table} />;
}
