import { expect, it } from 'vitest';
import { type Cell, placeCells } from '#renderer/sheets/grid-layout.ts';

const cell = (width: number, rows = 1): Cell => ({ width, rows, draw: () => null });

it('cells stand beside each other, and one that reaches down pushes those of the next rows aside', () => {
  const { placed, height } = placeCells(
    [
      { height: 8, cells: [cell(20), cell(30), cell(10, 2)] },
      { height: 9, cells: [cell(50)] },
      { height: 7, cells: [cell(60)] },
    ],
    60,
  );
  expect(placed.map(({ box }) => [box.left, box.top, box.width, box.height])).toEqual([
    [0, 0, 20, 8],
    [20, 0, 30, 8],
    [50, 0, 10, 17],
    [0, 8, 50, 9],
    [0, 17, 60, 7],
  ]);
  expect(height).toBe(24);
});

it('a cell that reaches down at the left moves its whole row', () => {
  const { placed } = placeCells(
    [
      { height: 8, cells: [cell(20, 3), cell(40)] },
      { height: 8, cells: [cell(40)] },
      { height: 8, cells: [cell(15), cell(25)] },
    ],
    60,
  );
  expect(placed.map(({ box }) => box.left)).toEqual([0, 20, 20, 20, 35]);
});

it('every line between cells is drawn once, and none on the frame', () => {
  const { lines } = placeCells(
    [
      { height: 8, cells: [cell(20), cell(40)] },
      { height: 8, cells: [cell(60)] },
    ],
    60,
  );
  expect(lines).toBe('M20 0V8M0 8H20M20 8H60');
});

it.each([
  ['too narrow', [{ height: 8, cells: [cell(59)] }]],
  ['too wide', [{ height: 8, cells: [cell(61)] }]],
  ['reaching below the last row', [{ height: 8, cells: [cell(60, 2)] }]],
])('a form with a row %s is a mistake of ours', (_what, rows) => {
  expect(() => placeCells(rows, 60)).toThrowError(/row 1/);
});
