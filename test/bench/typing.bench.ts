import { it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { type ListRow, listOf } from '#renderer/sheets/handover-columns.ts';
import { estimate } from '#renderer/sheets/measure.ts';
import { measuredHeight, paginate } from '#renderer/sheets/roster-pages.ts';
import { newArchive } from '#test/help/archive.ts';
import { ms, quantile, report } from './report.ts';

const TIMES = 50;
const { columns } = listOf('retiree');
const room = { firstMm: 140, nextMm: 160, endMm: 41 };
const listed: ListRow = {
  number: '350102005-TX2026-00001',
  name: '张伟',
  idKind: 'citizen',
  idNumber: '35010319350728970X',
  sortOn: '1985-07',
  communityName: '西洪社区',
  attachments: 2,
  remark: '',
};

it('what is answered between two keys: characters by their parts, the pages of a list', async () => {
  const archive = newArchive();
  const empty: number[] = [];
  const found: number[] = [];
  await callDirectly(handlers, archive.context, 'characters.find', { text: '亻韦' });
  for (let turn = 0; turn < TIMES; turn += 1)
    for (const text of ['', '口', '木', '日', '口 口', '王 8', '亻韦', '日日日日']) {
      const started = performance.now();
      await callDirectly(handlers, archive.context, 'characters.find', { text });
      (text === '' ? empty : found).push(performance.now() - started);
    }
  const pages: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const started = performance.now();
    paginate(Array.from<ListRow>({ length: 5000 }).fill(listed), room, (row) => measuredHeight(row, columns, estimate));
    pages.push(performance.now() - started);
  }
  archive.remove();
  const [p50, p95, bare, laidOut] = [
    quantile(found, 0.5),
    quantile(found, 0.95),
    quantile(empty, 0.5),
    quantile(pages, 0.5),
  ];
  report('typing', { p50, p95, bare, laidOut }, [
    {
      what: 'characters by their parts',
      value: `p50 ${ms(p50)}, p95 ${ms(p95)}`,
      against: `no parts ${ms(bare)}`,
      ratio: `${Math.round(p50 / bare)}x`,
    },
    { what: 'pages of a list of 5,000', value: ms(laidOut), against: '', ratio: '' },
  ]);
});
