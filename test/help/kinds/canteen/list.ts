import { z } from 'zod';
import { describeList, listColumns } from '#shared/records/list.ts';

const { number, name, community } = listColumns;

/** The list of canteens. */
export const canteenList = describeList({
  cells: { licence: z.string().nullable(), seats: z.int().nullable(), openedOn: z.string().nullable() },
  columns: [
    number,
    { ...name, title: '食堂' },
    community,
    {
      ...{ key: 'licence', title: '许可证号', of: { cell: 'licence' }, as: 'text', rank: 1 },
      ...{ track: '100px', wide: '120px' },
    },
    {
      ...{ key: 'seats', title: '座位数', of: { cell: 'seats' }, as: 'plain', rank: 3 },
      ...{ track: '60px', wide: '70px' },
    },
    {
      ...{ key: 'openedOn', title: '开办年月', of: { cell: 'openedOn' }, as: 'month', rank: 1, sort: 'openedOn' },
      ...{ track: 'calc(7ch + 4px)', wide: '76px' },
    },
    {
      ...{ key: 'state', title: '食堂状态', of: { field: 'state' }, as: 'state', rank: 1 },
      ...{ track: '134px', wide: '150px' },
    },
  ],
  facets: [
    {
      ...{ name: 'openedYear', by: 'year', label: '开办年度' },
      ...{ words: (year) => `${year} 年`, alone: (year) => `${year} 年开办` },
    },
    { name: 'serves', by: 'code', label: '服务对象', codeTable: 'careCategory' },
  ],
  sorts: ['openedOn'],
  segments: [{ name: 'open', label: '营业', states: ['S1'], isClosed: false }],
});
