import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { inventPeople } from '#electron/archive/retiree/demo/people.ts';
import { newArchive, newIdNumber } from '#test/help/archive.ts';
import { report } from './report.ts';

const ROWS = 20_000;

it('import of a roster of 20,000 rows', async () => {
  const archive = newArchive();
  const path = join(archive.dir, 'roster.csv');
  const lines = inventPeople(ROWS, 7).map((person) =>
    [
      person.name,
      person.idNumber ?? newIdNumber(person.birthOn ?? undefined),
      person.retiredOn,
      (Number(person.pensionFen) / 100).toFixed(2),
      person.bankName,
      person.accountNumber,
      person.registeredAddress,
      '西洪社区',
      person.mobile,
    ].join(','),
  );
  writeFileSync(
    path,
    ['姓名,公民身份号码,退休时间,月养老金（元）,开户银行,银行账号,户籍地址,所属社区,联系电话', ...lines].join('\n'),
  );
  const started = performance.now();
  const read = await runJobHere(archive.context, {
    kind: 'roster.read',
    recordKind: 'retiree',
    path,
    sheets: null,
    headerRow: null,
    mapping: null,
    replaces: null,
    hiddenRows: 'take',
    hiddenColumns: 'take',
    communityFromSheet: null,
  });
  const planned = performance.now();
  if (read.state === 'done')
    await runJobHere(archive.context, { kind: 'roster.apply', importId: Number(read.result.importId) });
  const applied = performance.now();
  const perSecond = (from: number, to: number): number => Math.round(ROWS / ((to - from) / 1000));
  const figures = {
    rows: ROWS,
    planRowsPerSecond: perSecond(started, planned),
    applyRowsPerSecond: perSecond(planned, applied),
    wholeRowsPerSecond: perSecond(started, applied),
  };
  report('import', figures, [
    { what: 'read, judge and plan', value: `${figures.planRowsPerSecond} rows/s`, against: '', ratio: '' },
    { what: 'carry out', value: `${figures.applyRowsPerSecond} rows/s`, against: '', ratio: '' },
    { what: 'whole', value: `${figures.wholeRowsPerSecond} rows/s`, against: '', ratio: '' },
  ]);
  archive.remove();
});
