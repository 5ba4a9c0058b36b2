import { Select } from '@mantine/core';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { addMonths, formatDate } from '#shared/rules/calendar.ts';

/** A month: the next to prepare, or one that is final. Before the first is final, the months around now. */
export function MonthChoice(props: {
  value: string;
  next: string;
  finals: ArchiveOutput<'payments.months'>['items'];
  onChange: (month: string) => void;
}) {
  const { value, next, finals } = props;
  const open = finals.length > 0 ? [next] : [addMonths(next, 1), next, addMonths(next, -1), addMonths(next, -2)];
  const data = [
    ...open.map((month) => ({ value: month, label: `${formatDate(month, 'han')}（未定稿）` })),
    ...finals.map(({ month }) => ({ value: month, label: `${formatDate(month, 'han')}（已定稿）` })),
  ];
  return (
    <Select
      aria-label="发放月份"
      w={190}
      data={data.some((one) => one.value === value) ? data : [{ value, label: formatDate(value, 'han') }, ...data]}
      value={value}
      allowDeselect={false}
      searchable
      onChange={(month) => (month === null ? undefined : props.onChange(month))}
    />
  );
}
