import { createTheme, type MantineColorsTuple } from '@mantine/core';

// One quiet blue, dark enough for white letters on it and for letters of it on white (4.5:1 and more).
const street: MantineColorsTuple = [
  '#eef4fb', '#d9e6f5', '#b3cdea', '#8ab1de', '#6698d2', '#4584c8', '#2f70b8', '#1f5c9e', '#174a82', '#0f3866',
];

export const theme = createTheme({
  colors: { street },
  primaryColor: 'street',
  primaryShade: 7,
  fontFamily: '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontSizes: { xs: '12px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  headings: { fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm', allowDeselect: true, checkIconPosition: 'right', comboboxProps: { shadow: 'md' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
  },
});
