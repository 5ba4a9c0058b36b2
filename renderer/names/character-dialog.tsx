import { Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useArchive } from '#renderer/queries.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { Candidates, COLUMNS, PER_PAGE } from './candidates.tsx';
import { putIn } from './code-point-entry.ts';
import { Printed } from './name-print.tsx';
import { askedWords } from './name-words.ts';
import classes from './names.module.css';
import { PartButtons } from './part-buttons.tsx';

const REST_MS = 120;
const ENTRY = 'character-words';
const LIST = 'character-candidates';

interface CharacterDialogProps {
  /** The name as it stands, and where the character goes. */
  name: string;
  caret: number;
  /** A code point that was typed in the field and could not be taken. */
  code: string;
  onPick: (character: string) => void;
  onClose: () => void;
}

/** 查找打不出的字: by parts, by radical and strokes, by reading, by code point; all by keyboard. */
export function CharacterDialog({ name, caret, code, onPick, onClose }: CharacterDialogProps) {
  const [text, setText] = useState(code);
  const [offset, setOffset] = useState(0);
  const [active, setActive] = useState(0);
  const [asked] = useDebouncedValue(text.trim(), REST_MS);
  const found = useArchive('characters.find', { text: asked, offset, limit: PER_PAGE }, { keepsPrevious: true });
  const isSettled = asked === text.trim() && !found.isPlaceholderData && found.data !== undefined;
  const items = asked === '' ? [] : (found.data?.items ?? []);
  const total = found.data?.total ?? 0;
  const chosen = items[Math.min(active, items.length - 1)];

  const type = (words: string) => {
    setText(words);
    setOffset(0);
    setActive(0);
  };
  const turn = (by: number) => {
    const next = offset + by * PER_PAGE;
    if (next < 0 || next >= total) return;
    setOffset(next);
    setActive(0);
  };
  // Who types or turns the page and presses Enter in one go means what was asked for, not what the list still shows.
  const pickFirst = async () => {
    const answer = await archiveCall('characters.find', { text: text.trim(), offset, limit: 1 });
    if (answer.items[0]) onPick(answer.items[0].character);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey) return;
    const moves: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };
    const move = moves[event.key];
    if (move !== undefined && items.length > 0) {
      event.preventDefault();
      setActive((old) => Math.max(0, Math.min(items.length - 1, old + move)));
    } else if (event.key === 'PageDown' || event.key === 'PageUp') {
      event.preventDefault();
      turn(event.key === 'PageDown' ? 1 : -1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!isSettled) void pickFirst();
      else if (chosen) onPick(chosen.character);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title="查找打不出的字"
      size={820}
      yOffset={24}
      closeButtonProps={{ 'aria-label': '关闭' }}
      attributes={{ header: { role: 'none' } }}
    >
      <TextInput
        id={ENTRY}
        // At once: what is typed right after Alt+Z must not fall into the field behind.
        autoFocus
        data-autofocus
        label="怎么写"
        description="部件或它的名称（亻韦、三点水 莹），部首加其余笔画（王 8），可再加读音（王 ying）；或编码（2CEB0）"
        value={text}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls={LIST}
        aria-activedescendant={chosen ? `${LIST}-${Math.min(active, items.length - 1)}` : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
      />
      <PartButtons
        onPart={(part) => {
          type(text + part);
          document.getElementById(ENTRY)?.focus();
        }}
      />
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      <Text size="sm" className={classes.asked} role="status">
        {asked === '' || !found.data ? '写下看得出的部分，候选字在下面出现。' : askedWords(found.data)}
      </Text>
      <Candidates
        id={LIST}
        items={items}
        active={Math.min(active, items.length - 1)}
        onPick={onPick}
        onActive={setActive}
      />
      <div className={classes.foot}>
        <div className={classes.preview}>
          {chosen ? <Printed name={putIn(name, caret, chosen.character, code.length).text} /> : null}
        </div>
        <Text size="sm" c="dimmed" className={classes.keys}>
          {total > PER_PAGE && items.length > 0 && isSettled
            ? `第 ${offset + 1}–${formatCount(offset + items.length)} 个，共 ${formatCount(total)} 个，PageDown 翻页　`
            : ''}
          方向键选字，回车填入，Esc 关闭
        </Text>
      </div>
    </Modal>
  );
}
