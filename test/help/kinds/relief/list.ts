import { z } from 'zod';
import { describeList, listColumns } from '#shared/records/list.ts';

const { number, name, community } = listColumns;

/** The list of homes in need: by the head, who may have no number. */
export const reliefList = describeList({
  cells: { cause: z.string().nullable(), monthlyFen: z.int().nullable() },
  columns: [
    number,
    { ...name, title: '户主' },
    community,
    {
      ...{ key: 'cause', title: '困难原因', of: { cell: 'cause' }, as: 'code', codeTable: 'careCategory', rank: 2 },
      ...{ track: '90px', wide: '110px' },
    },
    {
      ...{ key: 'monthly', title: '每月救助金', of: { cell: 'monthlyFen' }, as: 'money', rank: 1 },
      ...{ track: '84px', wide: '96px' },
    },
    {
      ...{ key: 'state', title: '救助状态', of: { field: 'state' }, as: 'state', rank: 1 },
      ...{ track: '134px', wide: '150px' },
    },
  ],
  facets: [{ name: 'cause', by: 'code', label: '困难原因', codeTable: 'careCategory' }],
  sorts: [],
  segments: [{ name: 'helped', label: '在助', states: ['H1'] }],
});
