import { expect, it } from 'vitest';
import { passedIn } from '#shared/records/retiree/rules/passed-result.ts';

it.each([
  [
    'passed',
    [
      '',
      '通过',
      '认证通过',
      '已认证',
      '健在',
      '比对成功',
      '资格认证合格',
      '正常',
      '是',
      '√',
      ' 通 过 ',
      '在世',
      '一致',
    ],
  ],
  [
    'not',
    [
      '未通过',
      '不合格',
      '死亡',
      '疑似死亡',
      '未认证',
      '逾期',
      '比对失败',
      '否',
      '待核实',
      '暂停发放',
      '查无此人',
      '不正常',
    ],
  ],
  ['unknown', ['A3', '2', '见附件', '通过公安', '正常死因']],
] as const)('reads what a list says of a result, and guesses nothing: %s', (verdict, words) => {
  for (const word of words) expect(passedIn(word), word).toBe(verdict);
});
