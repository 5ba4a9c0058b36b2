import { Button } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { FoundPerson } from '#shared/contract/households.ts';
import classes from './leader-field.module.css';
import { PersonLine, PersonSearch } from './person-search.tsx';

/** Who leads a group: a person of the register, or a name as it is told. */
export type Leader = { id: number; name: string; found?: FoundPerson } | { id: null; name: string };

interface Props {
  value: Leader | null;
  error: string | undefined;
  onChange: (leader: Leader | null) => void;
  /** What is typed and not yet taken for a person or a name. */
  onType: (text: string) => void;
}

/** 组长: found in the register, or only the name kept. */
export function LeaderField({ value, error, onChange, onType }: Props) {
  // Who presses 另选 types next.
  const [isAnew, setIsAnew] = useState(false);
  if (value === null)
    return (
      <PersonSearch
        label="组长（可不填）"
        error={error}
        isFirst={isAnew}
        onTake={(found) => onChange({ id: found.personId, name: found.name, found })}
        other={(text) =>
          isName(text)
            ? {
                words: (
                  <>
                    <IconPencil size={16} aria-hidden />
                    只记姓名“{text}”
                  </>
                ),
                take: () => onChange({ id: null, name: text }),
              }
            : null
        }
        onType={onType}
      />
    );
  return (
    <section className={classes.field} aria-label="组长">
      <span className={classes.label}>组长</span>
      <div className={classes.chosen}>
        {value.id !== null && value.found ? (
          <PersonLine person={value.found} />
        ) : (
          <span className={classes.who}>
            <strong>{value.name}</strong>
            <span>{value.id === null ? '只记姓名' : '登记的人员'}</span>
          </span>
        )}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label="组长另选"
          leftSection={<IconX size={14} aria-hidden />}
          onClick={() => {
            setIsAnew(true);
            onChange(null);
          }}
        >
          另选
        </Button>
      </div>
      {error ? (
        <p role="alert" className={classes.wrong}>
          {error}
        </p>
      ) : null}
    </section>
  );
}

/** What is lacking where a name was typed and left there: it would be lost without a word. */
export function leaderLacking(leader: Leader | null, typed: string): { leaderId?: string } {
  return leader === null && typed.trim() !== '' ? { leaderId: '请从找到的人里选一位，或选“只记姓名”' } : {};
}

/** A number or a phone finds somebody, but names nobody. */
function isName(text: string): boolean {
  return text.length <= 50 && !/\d{4,}/.test(text);
}
