import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './first-run.module.css';
import { parseCommunities, repeatedNames, type TypedCommunity } from './parse-communities.ts';

/** A typed community with a key of its own, so that a line keeps its fields when one above it goes. */
export interface ListedCommunity extends TypedCommunity {
  key: number;
}

let lastKey = 0;

export function listed(communities: readonly TypedCommunity[]): ListedCommunity[] {
  return communities.map((community) => {
    lastKey += 1;
    return { ...community, key: lastKey };
  });
}

interface CommunityListProps {
  communities: readonly ListedCommunity[];
  onChange: (communities: ListedCommunity[]) => void;
  /** Refusals by key: `communities.7.code` to its sentence. */
  errors: Record<string, string>;
}

/** The communities: typed one by one, or pasted as many lines; every line can still be changed. */
export function CommunityList({ communities, onChange, errors }: CommunityListProps) {
  const [typed, setTyped] = useState('');
  const repeated = repeatedNames(communities);

  const list = useRef<HTMLDivElement>(null);
  const count = communities.length;
  useEffect(() => {
    if (count > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);

  const add = (text: string) => {
    onChange([...communities, ...listed(parseCommunities(text))]);
    setTyped('');
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    add(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || typed.trim() === '') return;
    event.preventDefault();
    event.stopPropagation();
    add(typed);
  };
  const change = (index: number, part: Partial<TypedCommunity>) =>
    onChange(communities.map((community, at) => (at === index ? { ...community, ...part } : community)));

  return (
    <div className={classes.communities}>
      <div className={classes.adder}>
        <TextInput
          label="所辖社区"
          description="输入一个按回车，或从表格里整列粘贴；可带 12 位代码。"
          placeholder="如：鼓西社区"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          style={{ flex: 1 }}
        />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          disabled={typed.trim() === ''}
          onClick={() => add(typed)}
        >
          添加
        </Button>
      </div>
      <div ref={list} className={classes.list} data-empty={communities.length === 0 || undefined}>
        {communities.length === 0 ? (
          <p>还没有社区。现在不填也可以：导入花名册时会自动登记，以后也能在“设置”里添加。</p>
        ) : (
          <ol aria-label="社区">
            {communities.map((community, index) => (
              <li key={community.key} data-repeated={repeated.has(index) || undefined}>
                <TextInput
                  aria-label={`第 ${index + 1} 个社区的名称`}
                  value={community.name}
                  maxLength={40}
                  onChange={(event) => change(index, { name: event.currentTarget.value })}
                  error={errors[`communities.${community.key}.name`]}
                  description={repeated.has(index) ? '与前面重复，只登记一次' : undefined}
                  inputWrapperOrder={['input', 'description', 'error']}
                />
                <TextInput
                  aria-label={`第 ${index + 1} 个社区的代码`}
                  placeholder="12 位代码（可不填）"
                  value={community.code}
                  maxLength={12}
                  onChange={(event) => change(index, { code: event.currentTarget.value })}
                  error={errors[`communities.${community.key}.code`]}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={32}
                  aria-label={`删去 ${community.name}`}
                  onClick={() => onChange(communities.filter((_, at) => at !== index))}
                >
                  <IconTrash size={17} />
                </ActionIcon>
              </li>
            ))}
          </ol>
        )}
      </div>
      {communities.length > 0 ? (
        <p className={classes.sum} aria-live="polite">
          共 {formatCount(communities.length - repeated.size)} 个社区
          {repeated.size > 0 ? `，${formatCount(repeated.size)} 个重复` : ''}
        </p>
      ) : null}
    </div>
  );
}
