import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import classes from '#renderer/parts/filter-chip.module.css';
import { formatCount } from '#shared/rules/counts.ts';

export interface FilterOption {
  value: string;
  label: string;
  /** How many; left out where that is not known. */
  count?: number;
}

/** One filter as a chip: opens its choices with their counts; when set it says to what, and can be taken off. */
export function FilterChip(props: {
  label: string;
  options: readonly FilterOption[];
  value: string | null;
  onChange: (value: string | null) => void;
}) {
  const [search, setSearch] = useState('');
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const chosen = props.options.find((option) => option.value === props.value);
  const isSet = props.value !== null;
  const hasSearch = props.options.length > 8;
  const found = props.options.filter((option) => option.label.includes(search.trim()));

  const choose = (value: string) => {
    props.onChange(value === props.value ? null : value);
    combobox.closeDropdown();
    combobox.focusTarget();
  };

  return (
    <span className={classes.chip} data-set={isSet || undefined}>
      <Combobox store={combobox} onOptionSubmit={choose} width={260} position="bottom-start" shadow="md">
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          <button
            type="button"
            className={classes.button}
            aria-haspopup="listbox"
            aria-expanded={combobox.dropdownOpened}
            onClick={() => combobox.toggleDropdown()}
          >
            <span className={classes.text}>
              {props.label}
              {isSet ? `：${chosen?.label ?? props.value}` : ''}
            </span>
            {isSet ? null : <IconChevronDown size={15} aria-hidden />}
          </button>
        </Combobox.Target>
        <Combobox.Dropdown>
          {hasSearch ? (
            <Combobox.Search
              value={search}
              onChange={(event) => {
                setSearch(event.currentTarget.value);
                combobox.resetSelectedOption();
              }}
              placeholder={`查找${props.label}`}
              aria-label={`查找${props.label}`}
            />
          ) : null}
          <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={props.label}>
            {found.map((option) => (
              <Combobox.Option value={option.value} key={option.value} active={option.value === props.value}>
                <span className={classes.option}>
                  <span className={classes.optionLabel}>{option.label}</span>
                  {option.count === undefined ? null : (
                    <span className={classes.count}>{formatCount(option.count)}</span>
                  )}
                </span>
              </Combobox.Option>
            ))}
            {found.length === 0 ? <Combobox.Empty>没有可选的{props.label}</Combobox.Empty> : null}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {isSet ? (
        <button
          type="button"
          className={classes.clear}
          aria-label={`不再按${props.label}筛选`}
          title="取消这项筛选"
          onClick={() => props.onChange(null)}
        >
          <IconX size={14} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
