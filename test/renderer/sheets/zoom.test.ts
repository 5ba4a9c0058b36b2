import { expect, it } from 'vitest';
import { safeName } from '#renderer/sheets/safe-name.ts';
import { pdfName } from '#renderer/sheets/use-sheet-output.ts';
import { scaleOf, step } from '#renderer/sheets/zoom.ts';

const portrait = { width: 210, height: 297 };

it('a page fits the width or the whole view', () => {
  expect(scaleOf('width', portrait, { width: 793.7, height: 500 })).toBeCloseTo(1, 3);
  expect(scaleOf('page', portrait, { width: 2000, height: 561.26 })).toBeCloseTo(0.5, 3);
  expect(scaleOf(1.25, portrait, { width: 10, height: 10 })).toBe(1.25);
});

it('steps go from what is seen to the next step, and stop at the ends', () => {
  expect(step(0.73, 1)).toBe(0.8);
  expect(step(0.73, -1)).toBe(0.67);
  expect(step(1, 1)).toBe(1.25);
  expect(step(2, 1)).toBe(2);
  expect(step(0.5, -1)).toBe(0.5);
});

it('a file name holds nothing Windows refuses', () => {
  expect(safeName('买买提·艾山/阿:不?*都')).toBe('买买提·艾山阿不都');
  expect(safeName(`${'长'.repeat(300)}`)).toHaveLength(120);
  expect(pdfName(undefined, { form: 'handover-list', handoverId: 1 })).toBe('移交清单.pdf');
});
