import { Button, type CSSVariablesResolver, createTheme, Input, type MantineColorsTuple } from '@mantine/core';

// One accent: a restrained blue. Shade 7 carries white text at 6.6:1.
const blue: MantineColorsTuple = [
  '#eef4fb',
  '#dce8f5',
  '#b9d1ea',
  '#92b6dd',
  '#6b9bcf',
  '#4681bf',
  '#2f6db0',
  '#1f5c9e',
  '#194b82',
  '#123a66',
];

/** Dense and calm: 14 px text, 32 px controls, for office screens of 1366 by 768. */
export const theme = createTheme({
  fontFamily: '"Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
  fontFamilyMonospace: 'Consolas, "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.35' },
      h2: { fontSize: '18px', lineHeight: '1.4' },
      h3: { fontSize: '18px', lineHeight: '1.4' },
      h4: { fontSize: '15px', lineHeight: '1.45' },
      h5: { fontSize: '14px', lineHeight: '1.45' },
      h6: { fontSize: '14px', lineHeight: '1.45' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '32px' },
  colors: { blue },
  primaryColor: 'blue',
  primaryShade: 7,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Input: Input.extend({
      vars: () => ({ wrapper: { '--input-height': '32px', '--input-fz': '14px' } }),
    }),
    Button: Button.extend({
      vars: (_theme, props) =>
        props.size === undefined || props.size === 'sm'
          ? { root: { '--button-height': '32px', '--button-fz': '14px', '--button-padding-x': '14px' } }
          : { root: {} },
    }),
    // At once: a shortcut typed right after a dialog must not fall into its fading.
    Modal: {
      defaultProps: { transitionProps: { duration: 0 } },
      styles: { title: { fontWeight: 600, fontSize: '15px' } },
    },
    PasswordInput: { defaultProps: { visibilityToggleButtonProps: { 'aria-label': '显示或隐藏输入的字' } } },
    // Beside what it explains, so that it lies in the same landmark of the page.
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: false } },
  },
});

/** Greys dark enough to read: Mantine's own dimmed text and placeholders stay below 4.5:1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--page-ground': '#f4f6f8',
    '--line': '#dde2e8',
    '--amber-text': '#8a5300',
    '--amber-ground': '#fff6e3',
    '--amber-line': '#e7b659',
  },
  light: {
    '--mantine-color-text': '#1d2733',
    '--mantine-color-dimmed': '#5a6673',
    '--mantine-color-placeholder': '#6b7683',
    '--mantine-color-error': '#b3261e',
  },
  dark: {},
});
