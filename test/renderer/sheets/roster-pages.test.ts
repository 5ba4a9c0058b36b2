import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListRow, listOf } from '#renderer/sheets/handover-columns.ts';
import { estimate } from '#renderer/sheets/measure.ts';
import { measuredHeight, paginate, ROW_MM } from '#renderer/sheets/roster-pages.ts';

const { columns } = listOf('retiree');
const room = { firstMm: 140, nextMm: 160, endMm: 41 };
const row = (values: Partial<ListRow> = {}): ListRow => ({
  number: '350102005-TX2026-00001',
  name: '张伟',
  idKind: 'citizen',
  idNumber: '35010319350728970X',
  sortOn: '1985-07',
  communityName: '西洪社区',
  attachments: 2,
  remark: '',
  ...values,
});

describe('the pages of the list', () => {
  it.each([0, 1, 14, 15, 19, 20, 21, 42, 43, 5000])('hold %i rows, each once and in order', (count) => {
    const rows = Array.from({ length: count }, (_, index) => row({ number: String(index) }));
    const pages = paginate(rows, room, () => ROW_MM);
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
    expect(pages.filter((page) => page.isLast)).toHaveLength(1);
    expect(pages.at(-1)?.isLast).toBe(true);
  });

  it('leave room for the signatures on the last page and never leave it without a row', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(7, 7, 7, 12, 46), { minLength: 1, maxLength: 200 }), (heights) => {
        const rows = heights.map((_, index) => row({ attachments: index }));
        const pages = paginate(rows, room, (one) => heights[one.attachments] ?? ROW_MM);
        let first = 1;
        for (const [index, page] of pages.entries()) {
          const most = index === 0 ? room.firstMm : room.nextMm;
          const used = page.heights.reduce((sum, height) => sum + height, 0);
          expect(page.first).toBe(first);
          expect(page.rows.length).toBeGreaterThan(0);
          expect(used).toBeLessThanOrEqual(page.isLast ? most - room.endMm + 1e-9 : most);
          first += page.rows.length;
        }
      }),
    );
  });

  it('measure each of 5,000 rows once, and of its texts only those that may not fit', () => {
    let rowsMeasured = 0;
    let lettersMeasured = 0;
    paginate(
      Array.from({ length: 5000 }, () => row()),
      room,
      (listed) => {
        rowsMeasured += 1;
        return measuredHeight(listed, columns, (face) => (letter) => {
          lettersMeasured += 1;
          return estimate(face)(letter);
        });
      },
    );
    expect(rowsMeasured).toBe(5000);
    const letters = columns.reduce((sum, column) => sum + column.text(row(), 1).length, 0);
    expect(lettersMeasured).toBeLessThan(5000 * letters);
  });
});

describe('a row', () => {
  it('is 7 mm high as a rule', () => expect(measuredHeight(row(), columns, estimate)).toBe(ROW_MM));

  it('grows where a long name or remark would become too small to read', () => {
    expect(measuredHeight(row({ name: '阿卜杜热合曼·'.repeat(7) }), columns, estimate)).toBeGreaterThan(ROW_MM);
    expect(measuredHeight(row({ remark: '移'.repeat(180) }), columns, estimate)).toBeGreaterThan(40);
  });
});

it('the columns of the retirees’ list fill the width between the margins, one of them counts the materials', () => {
  const { title, materialsAt } = listOf('retiree');
  expect(title).toBe('企业退休人员档案移交清单');
  expect(columns[materialsAt]?.title).toBe('材料件数');
  expect(columns.reduce((sum, column) => sum + column.width, 0)).toBe(273);
  expect(columns.map(({ title }) => title)).toEqual([
    '序号',
    '档号',
    '姓名',
    '证件号码',
    '退休时间',
    '所属社区',
    '材料件数',
    '载体',
    '备注',
  ]);
});
