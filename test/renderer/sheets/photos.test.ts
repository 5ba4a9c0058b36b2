import { expect, it } from 'vitest';
import { scaleOf } from '#renderer/sheets/photos.ts';

it.each([
  [295, 413, 1],
  [591, 827, 1],
  [4000, 3000, 827 / 3000],
  [3000, 4000, 827 / 4000],
  [1182, 1200, 827 / 1200],
  [10, 9000, 1],
])('a photo of %i by %i pixels is made smaller only as far as its place stays filled', (width, height, scale) => {
  expect(scaleOf(width, height)).toBeCloseTo(scale, 6);
});
