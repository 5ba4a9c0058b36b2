import { Autocomplete } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { DIVISIONS_AS_OF, findStreets, type Street } from './divisions/divisions.ts';
import { loadStreets } from './divisions/load-divisions.ts';

const SHOWN = 30;

/** The street by name or code; any code can be typed as well, known here or not. */
export function StreetInput(props: {
  value: string;
  error: string | undefined;
  onChange: (text: string) => void;
  onChoose: (street: Street) => void;
}) {
  const [streets, setStreets] = useState<readonly Street[]>([]);
  useEffect(() => {
    // Without the table everything is typed by hand: no reason to stop anybody.
    loadStreets().then(setStreets, () => undefined);
  }, []);
  const found = useMemo(() => findStreets(streets, props.value, SHOWN), [streets, props.value]);
  const whole = found.length === 1 && found[0]?.code === props.value;
  return (
    <Autocomplete
      label="区划代码（12 位）"
      description={`输入街道的名称或代码来查找，如“鼓楼 南街”；表里没有的直接填 12 位代码。名称截至 ${DIVISIONS_AS_OF}。`}
      placeholder="如：350102005000"
      data={whole ? [] : found.map(labelOf)}
      filter={({ options }) => options}
      value={props.value}
      maxLength={40}
      onChange={(text) => {
        const chosen = found.find((street) => labelOf(street) === text);
        if (chosen) props.onChoose(chosen);
        else props.onChange(text);
      }}
      error={props.error}
      maxDropdownHeight={260}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      withAsterisk
    />
  );
}

function labelOf(street: Street): string {
  return `${street.path}　${street.code}`;
}
