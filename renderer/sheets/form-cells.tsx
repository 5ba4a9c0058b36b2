import type { FormCell } from '#shared/contract/sheet-documents.ts';
import { label, opinion, photo, ticks, value } from './cells.tsx';
import { inset } from './grid.tsx';
import type { Cell } from './grid-layout.ts';
import { Text } from './text.tsx';

/** A cell of a form's data as it is drawn. */
export function cellOf(cell: FormCell): Cell {
  switch (cell.kind) {
    case 'label':
      return label(cell.text, cell.width, cell.rows ?? 1);
    case 'value': {
      const look = {
        ...(cell.align ? { align: cell.align } : {}),
        ...(cell.isNumber ? { isNumber: true } : {}),
        ...(cell.largestPt ? { largestPt: cell.largestPt } : {}),
      };
      return value(cell.text, cell.width, look, cell.rows ?? 1);
    }
    case 'ticks':
      return ticks(
        cell.items.map((item) => [item.label, item.isTicked] as const),
        cell.width,
      );
    case 'prose':
      return {
        width: cell.width,
        rows: cell.rows ?? 1,
        draw: (box) => (
          <Text box={inset(box, 1.2, 0)} text={cell.text} face="song" largestPt={cell.largestPt ?? 9} align="left" />
        ),
      };
    case 'opinion':
      return opinion(cell.title, cell.signers, cell.width, { body: cell.body, day: cell.day, rows: cell.rows ?? 1 });
    case 'photo':
      return photo(cell.picture, '照片|(一寸)', cell.width, cell.rows ?? 1);
  }
}
