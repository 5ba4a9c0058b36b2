import { TextInput, type TextInputProps } from '@mantine/core';
import { readDay } from '#shared/rules/calendar.ts';

/** A day as people write it (2026.3.4, 20260304), put into its one form when the field is left. */
export function DayInput({
  value,
  onChange,
  ...props
}: Omit<TextInputProps, 'value' | 'onChange'> & { value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      // A day of figures looks as if somebody had set it.
      placeholder="年-月-日"
      {...props}
      value={value}
      maxLength={20}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => onChange(tidyDay(value))}
    />
  );
}

/** The day in its one form; a text that is none stays for the clerk to put right. */
export function tidyDay(text: string): string {
  return readDay(text) ?? text.trim();
}
