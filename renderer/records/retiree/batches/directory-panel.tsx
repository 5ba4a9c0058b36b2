import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { forgetUnsaved, useUnsaved } from '#renderer/app/unsaved.tsx';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useFocusOfWrong } from '#renderer/parts/focus-of-wrong.ts';
import { showDone } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { Paper } from '#shared/contract/papers.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { DirectoryOf } from '#shared/records/retiree/contract/batches.ts';
import { readDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { paperTotals, paperTotalWords } from '#shared/rules/paper-words.ts';
import classes from './batches.module.css';

interface Row {
  key: number;
  class: string;
  name: string;
  formedOn: string;
  copies: string;
  pages: string;
  remark: string;
}
type Column = Exclude<keyof Row, 'key'>;

const COLUMNS: readonly { field: Column; title: string; width?: number; most: number }[] = [
  { field: 'class', title: '类号', width: 210, most: 10 },
  { field: 'name', title: '材料名称', most: 60 },
  { field: 'formedOn', title: '形成时间', width: 130, most: 20 },
  { field: 'copies', title: '份数', width: 70, most: 3 },
  { field: 'pages', title: '页数', width: 80, most: 4 },
  { field: 'remark', title: '备注', width: 180, most: 40 },
];

/** The inner directory as a grid: Enter goes on to the next field, and from the last one to a new line of the same class. */
export function DirectoryPanel(props: {
  of: DirectoryOf;
  directory: ArchiveOutput<'batches.directory'>;
  /** What prints it. */
  request: SheetRequest;
  /** The address on which Ctrl+Z takes the save back. */
  page: string;
  onLeave?: () => void;
}) {
  const { directory } = props;
  const keys = useRef(0);
  const made = (values: Partial<Row>): Row => {
    keys.current += 1;
    return { key: keys.current, class: '1', name: '', formedOn: '', copies: '1', pages: '', remark: '', ...values };
  };
  const [rows, setRows] = useState<readonly Row[]>(() =>
    directory.papers.length > 0 ? directory.papers.map((one) => made(rowOf(one))) : [made({})],
  );
  const [isDirty, setIsDirty] = useState(false);
  const grid = useRef<HTMLTableSectionElement>(null);
  const act = useAct();
  const codes = useCodes();
  const options = codes.items('paperClass').map(({ code, label }) => ({ value: code, label: `${code} ${label}` }));
  // The last line that is empty is not there yet.
  const filled = rows.filter((one) => one.name.trim() !== '' || one.formedOn.trim() !== '' || one.pages.trim() !== '');
  const totals = paperTotals(
    filled.map((one) => ({ copies: Number(one.copies) || 0, pages: Number(one.pages) || null })),
  );
  useFocusOfWrong(grid, act.failure);
  const failed = act.failure ? fieldErrors(act.failure) : {};

  const change = (next: readonly Row[]) => {
    setRows(next);
    setIsDirty(true);
    act.clear();
  };
  const set = (key: number, field: Column, text: string) =>
    change(rows.map((one) => (one.key === key ? { ...one, [field]: text } : one)));
  // At once: whoever types fast does not wait for the next drawing.
  const focusCell = (row: number, field: Column) =>
    grid.current?.querySelector<HTMLElement>(`[data-row="${row}"] [data-field="${field}"] :is(input, select)`)?.focus();
  const addAfter = (index: number) => {
    const next = [...rows];
    next.splice(index + 1, 0, made({ class: rows[index]?.class ?? '1' }));
    flushSync(() => change(next));
    focusCell(index + 1, 'name');
  };
  const take = (index: number) => {
    const next = rows.filter((_, at) => at !== index);
    flushSync(() => change(next.length > 0 ? next : [made({})]));
    focusCell(Math.min(index, Math.max(0, next.length - 1)), 'name');
  };
  const save = async () => {
    const papers = filled.map(paperOf);
    const isDone = await act.run(async () => {
      const saved = await archiveCall('batches.saveDirectory', { of: props.of, version: directory.version, papers });
      forgetUnsaved();
      showDone(`卷内目录已保存：${paperTotalWords(saved)}`, saved.commandId, props.page);
      return null;
    });
    if (isDone) setIsDirty(false);
    return isDone;
  };
  useUnsaved(isDirty, save);
  useKeys({ 'Ctrl+S': () => void save() });
  const onKeyDown = (event: KeyboardEvent, index: number, at: number) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Delete' && event.altKey) take(index);
    else if (event.key === 'Enter') {
      const next = COLUMNS[at + 1];
      if (next) focusCell(index, next.field);
      else addAfter(index);
    } else if (event.key === 'ArrowDown' && event.altKey && index + 1 < rows.length)
      focusCell(index + 1, COLUMNS[at]?.field ?? 'name');
    else if (event.key === 'ArrowUp' && event.altKey && index > 0) focusCell(index - 1, COLUMNS[at]?.field ?? 'name');
    else return;
    event.preventDefault();
  };
  if (directory.isSealed)
    return (
      <section className={classes.panel} aria-label="卷内目录">
        <p className={classes.empty}>密封档案不得拆封，不登记卷内目录。</p>
      </section>
    );
  return (
    <section className={classes.panel} aria-label="卷内目录">
      <div className={classes.bar}>
        {props.onLeave ? null : <h2>卷内目录</h2>}
        <span role="status">
          {formatCount(filled.length)} 条，{paperTotalWords(totals)}
          {isDirty ? '（未保存）' : ''}
        </span>
        <span className={classes.spacer} />
        <PrintButton label="打印目录…" request={props.request} isDisabled={isDirty || directory.papers.length === 0} />
        {props.onLeave ? (
          <Button variant="default" title="Esc" onClick={props.onLeave}>
            返回批次
          </Button>
        ) : null}
        <Button loading={act.isBusy} disabled={!isDirty} title="Ctrl+S" onClick={() => void save()}>
          保存目录
        </Button>
      </div>
      {act.failure && Object.keys(failed).length === 0 ? <ErrorNote error={act.failure} /> : null}
      <table className={classes.table} aria-label="卷内目录">
        <colgroup>
          <col style={{ width: 48 }} />
          {COLUMNS.map(({ field, width }) => (
            <col key={field} {...(width ? { style: { width } } : {})} />
          ))}
          <col style={{ width: 40 }} />
        </colgroup>
        <thead>
          <tr>
            {['序号', ...COLUMNS.map(({ title }) => title)].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody ref={grid}>
          {rows.map((one, index) => {
            // The archive counts the lines that are filled.
            const place = filled.indexOf(one);
            return (
              <tr key={one.key} data-row={index}>
                <td>{index + 1}</td>
                {COLUMNS.map(({ field, title, most }, at) => {
                  const name = `第 ${index + 1} 条${title}`;
                  const error = place < 0 ? undefined : failed[`papers.${place}.${field}`];
                  return (
                    <td key={field} data-cell data-field={field}>
                      {field === 'class' ? (
                        <NativeSelect
                          aria-label={name}
                          data={options}
                          value={one.class}
                          error={error}
                          onKeyDown={(event) => onKeyDown(event, index, at)}
                          onChange={(event) => set(one.key, field, event.currentTarget.value)}
                        />
                      ) : (
                        <TextInput
                          aria-label={name}
                          value={one[field]}
                          maxLength={most}
                          autoComplete="off"
                          error={error}
                          onKeyDown={(event) => onKeyDown(event, index, at)}
                          onChange={(event) => set(one.key, field, event.currentTarget.value)}
                        />
                      )}
                    </td>
                  );
                })}
                <td data-cell>
                  <ActionIcon
                    variant="subtle"
                    color="red.9"
                    aria-label={`去掉第 ${index + 1} 条`}
                    title="Alt+Delete"
                    tabIndex={-1}
                    onClick={() => take(index)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className={classes.foot}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => addAfter(rows.length - 1)}
        >
          加一条
        </Button>
        <p className={classes.hint}>
          回车到下一格，在备注里回车加一条；Alt+↑↓ 上下移动；Alt+Delete 去掉这一条；Ctrl+S 保存。
        </p>
      </div>
    </section>
  );
}

function rowOf(paper: Paper): Partial<Row> {
  return {
    class: paper.class,
    name: paper.name,
    formedOn: paper.formedOn ?? '',
    copies: String(paper.copies),
    pages: paper.pages === null ? '' : String(paper.pages),
    remark: paper.remark ?? '',
  };
}

// What is no figure goes as it is, for the archive to refuse at its field.
function paperOf(row: Row): Paper {
  const figure = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
  return {
    class: row.class,
    name: row.name,
    formedOn: tidyTime(row.formedOn),
    copies: figure(row.copies),
    pages: row.pages.trim() === '' ? null : figure(row.pages),
    remark: row.remark,
  };
}

/** A year, a month or a day in its one form. */
function tidyTime(text: string): string | null {
  const trimmed = text.trim().replace(/年$/, '');
  if (trimmed === '') return null;
  if (/^\d{4}$/.test(trimmed)) return trimmed;
  const read = readDate(trimmed);
  return read.ok ? read.value : trimmed;
}
