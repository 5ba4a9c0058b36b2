import { expect, test } from 'vitest';
import { communityOfSheet } from '#shared/rules/sheet-name.ts';

const isCommunity = (name: string) => name === '湖滨新苑';

test.each([
  ['鼓西社区', '鼓西社区'],
  [' 鼓西 社区 ', '鼓西社区'],
  ['3.鼓西社区', '鼓西社区'],
  ['03鼓西社区', '鼓西社区'],
  ['鼓西社区（120人）', '鼓西社区'],
  ['鼓西社区退休人员花名册', '鼓西社区'],
  ['后曹村', '后曹村'],
  ['达明居委会名单', '达明居委会'],
  ['湖滨新苑', '湖滨新苑'],
  ['Sheet1', null],
  ['花名册', null],
  ['2024年', null],
  ['社区', null],
  ['社区干部', null],
  ['村改居人员情况说明', null],
])('a sheet named %j says the community %j', (sheet, community) => {
  expect(communityOfSheet(sheet, isCommunity)).toBe(community);
});
