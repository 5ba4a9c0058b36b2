import { z } from 'zod';
import { describeList, listColumns, withoutNumber } from '../list.ts';

const { number, name, gender, idNumber, community, mobile } = listColumns;

/** The list of retirees' files. */
export const retireeList = describeList({
  cells: { retiredOn: z.string().nullable(), employer: z.string().nullable(), pensionFen: z.int().nullable() },
  columns: [
    ...[number, name, gender, idNumber, community],
    {
      ...{ key: 'employer', title: '原工作单位', of: { cell: 'employer' }, as: 'plain', rank: 3, isCut: true },
      ...{ track: 'minmax(72px, 1.5fr)', wide: 'minmax(180px, 1.8fr)' },
    },
    {
      ...{ key: 'retiredOn', title: '退休时间', of: { cell: 'retiredOn' }, as: 'month', rank: 1, sort: 'retiredOn' },
      ...{ track: 'calc(7ch + 4px)', wide: '76px' },
    },
    {
      ...{ key: 'pension', title: '月养老金', of: { cell: 'pensionFen' }, as: 'money', rank: 1 },
      ...{ track: '78px', wide: '92px' },
    },
    mobile,
    {
      ...{ key: 'state', title: '管理状态', of: { field: 'state' }, as: 'state', rank: 1 },
      ...{ track: '134px', wide: '150px' },
    },
  ],
  facets: [
    {
      ...{ name: 'retiredYear', by: 'year', label: '退休年度' },
      ...{ words: (year) => `${year} 年`, alone: (year) => `${year} 年退休` },
    },
    { name: 'employer', by: 'organisation', label: '原单位', count: 'files' },
    { name: 'bank', by: 'organisation', label: '发放网点', count: 'accounts' },
    withoutNumber,
  ],
  sorts: ['retiredOn'],
  segments: [],
});
