import { ActionIcon, Box, Combobox, TextInput, Tooltip, useCombobox } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { hasUnsaved } from '#renderer/app/unsaved.tsx';
import { focusList } from './list-focus.ts';
import { ask, setListView, useListView } from './list-store.ts';
import classes from './search-box.module.css';
import { SearchHits } from './search-hits.tsx';

export interface SearchBoxHandle {
  focus: () => void;
}

// Short enough to feel instant, long enough to swallow a burst of keys.
const PAUSE_MS = 50;

/** The one box of the reception: name, part of it, pinyin, any part of a number, phone, address, 档号. */
export function SearchBox({ ref }: { ref: Ref<SearchBoxHandle> }) {
  const [path, navigate] = useLocation();
  const asked = useListView().query.text;
  const [text, setText] = useState(path === '/' ? asked : '');
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.select() }));
  // The list may clear its words itself; what was sent from here must not come back over newer typing.
  const sent = useRef(asked);
  useEffect(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    setText(asked);
  }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The words belong to the list: another page begins with an empty box, and coming back finds them again.
  const shownOn = useRef(path);
  useEffect(() => {
    if (shownOn.current === path) return;
    shownOn.current = path;
    setText(path === '/' ? sent.current : '');
  }, [path]);
  // Typed input would be lost by going to the list: what is looked for is shown below the box instead.
  const showsHits = path !== '/' && text.trim() !== '' && hasUnsaved();
  const hits = useCombobox({ opened: showsHits && isOpen, onDropdownClose: () => setIsOpen(false) });

  const send = (words: string) => {
    clearTimeout(timer.current);
    sent.current = words;
    ask({ text: words });
    if (path !== '/') navigate('/');
  };

  const type = (words: string, isComposing: boolean) => {
    setText(words);
    setIsOpen(true);
    hits.resetSelectedOption();
    clearTimeout(timer.current);
    // While an input method composes, its letters are not what the clerk means; with unsaved input nothing leaves by itself.
    if (isComposing || (path !== '/' && hasUnsaved())) return;
    timer.current = setTimeout(() => send(words), PAUSE_MS);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const isHitChosen = showsHits && isOpen && hits.getSelectedOptionIndex() >= 0;
    if (isHitChosen && (event.key === 'Enter' || event.key === 'ArrowDown')) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      send(text);
      if (path === '/' && text.trim() !== '') setListView({ opensFirst: true });
    } else if (event.key === 'ArrowDown' && path === '/') {
      event.preventDefault();
      send(text);
      focusList();
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      type('', false);
    }
  };

  return (
    <Box role="search" className={classes.box}>
      <Combobox
        store={hits}
        shadow="md"
        transitionProps={{ duration: 0 }}
        onOptionSubmit={(id) => {
          setIsOpen(false);
          navigate(`/records/${id}`);
        }}
      >
        <Combobox.Target withKeyboardNavigation={showsHits} withAriaAttributes={showsHits}>
          <TextInput
            ref={input}
            autoFocus
            aria-label="查找档案"
            placeholder="姓名、拼音首字母、证件号码、电话、住址、档号"
            value={text}
            maxLength={100}
            onChange={(event) => type(event.currentTarget.value, (event.nativeEvent as InputEvent).isComposing)}
            onCompositionEnd={(event) => type(event.currentTarget.value, false)}
            onKeyDown={onKeyDown}
            leftSection={<IconSearch size={18} aria-hidden />}
            rightSection={
              text === '' ? (
                <kbd className={classes.key} aria-hidden>
                  /
                </kbd>
              ) : (
                <Tooltip label="清除（Esc）">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label="清除查找内容"
                    onClick={() => type('', false)}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Tooltip>
              )
            }
            onBlur={() => setIsOpen(false)}
          />
        </Combobox.Target>
        {showsHits ? <SearchHits text={text} onReady={hits.selectFirstOption} /> : null}
      </Combobox>
    </Box>
  );
}
