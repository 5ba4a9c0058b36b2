import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { getImport } from '#db/imports/imports.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { opening } from '#test/help/saving.ts';

/** Numbers carry the year of the office's own clock: on the morning of 1 January UTC is a day behind. */
let archive: TestArchive;
const zone = process.env.TZ;
beforeEach(() => {
  process.env.TZ = 'Asia/Shanghai';
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-01T01:30:00+08:00') });
  archive = newArchive();
});
afterEach(() => {
  archive.remove();
  vi.useRealTimers();
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
const ask = asking(() => archive);

it('counts a file, a household and an import of the first hours into the new year', async () => {
  const first = await ask('records.save', opening(retiree()));
  expect(first.number).toBe('350102005-TX2027-00001');
  const members = [{ person: { name: '户主', idNumber: newIdNumber() }, relation: '02' }];
  const communityId = (await ask('communities.list', {})).items[0]?.id;
  const home = await ask('households.open', { communityId, address: '达明路 8 号', openedOn: '2027-01-01', members });
  expect(home.number).toBe('350102005-JT2027-00001');
  const path = join(archive.dir, '名册.csv');
  writeFileSync(path, `姓名,身份证号,退休时间,社区\n张三,${newIdNumber()},2012-03,达明社区\n`);
  expect(getImport(archive.db, await importRoster(archive, path)).counts).toMatchObject({ created: 1 });
  const { rows } = await ask('records.list', { filter: { kind: 'retiree', text: '张三' } });
  expect(rows.map(({ number }) => number)).toEqual(['350102005-TX2027-00002']);
});
