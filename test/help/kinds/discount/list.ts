import { type KindList, listColumns } from '#shared/records/list.ts';

const { number, name, idNumber, community, mobile } = listColumns;

/** The list of cards. */
export const discountList: KindList = {
  columns: [
    ...[number, name, idNumber, community],
    {
      ...{ key: 'issuedOn', title: '发证年月', field: 'retiredOn', as: 'month', rank: 1, sort: 'retiredOn' },
      ...{ track: 'calc(7ch + 4px)', wide: '76px' },
    },
    mobile,
    {
      ...{ key: 'state', title: '证件状态', field: 'state', as: 'state', rank: 1 },
      ...{ track: '134px', wide: '150px' },
    },
  ],
  facets: [
    { by: 'year', label: '发证年度', words: (year) => `${year} 年发证` },
    { by: 'employerId', label: '所在单位', count: 'files' },
  ],
};
