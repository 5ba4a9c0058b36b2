import { z } from 'zod';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { describeList, listColumns, withoutNumber } from '#shared/records/list.ts';

const { number, name, idNumber, community, mobile } = listColumns;

/** The list of cards. */
export const discountList = describeList({
  cells: { cardNumber: z.string().nullable(), issuedOn: z.string().nullable(), periodState: z.string().nullable() },
  columns: [
    ...[number, name, idNumber, community],
    {
      ...{ key: 'cardNumber', title: '证号', of: { cell: 'cardNumber' }, as: 'text', rank: 1 },
      ...{ track: '80px', wide: '100px' },
    },
    {
      ...{ key: 'issuedOn', title: '发证年月', of: { cell: 'issuedOn' }, as: 'month', rank: 1, sort: 'issuedOn' },
      ...{ track: 'calc(7ch + 4px)', wide: '76px' },
    },
    {
      ...{ key: 'periodState', title: '优待期', of: { cell: 'periodState' }, as: 'code', rank: 3 },
      ...{ codeTable: 'periodState' as string as CodeTableName, track: '72px', wide: '80px' },
    },
    mobile,
    {
      ...{ key: 'state', title: '证件状态', of: { field: 'state' }, as: 'state', rank: 1 },
      ...{ track: '134px', wide: '150px' },
    },
  ],
  facets: [
    {
      ...{ name: 'issuedYear', by: 'year', label: '发证年度' },
      ...{ words: (year) => `${year} 年`, alone: (year) => `${year} 年发证` },
    },
    { name: 'reason', by: 'code', label: '优待原因', codeTable: 'careCategory' },
    { name: 'employer', by: 'organisation', label: '所在单位', count: 'files' },
    withoutNumber,
  ],
  sorts: ['issuedOn'],
  segments: [
    { name: 'inForce', label: '有效', states: ['K1'], isClosed: false },
    { name: 'cancelled', label: '注销', states: ['K2'] },
  ],
});
