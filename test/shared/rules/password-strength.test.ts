import { describe, expect, it } from 'vitest';
import { tooCommon } from '#shared/rules/password-strength.ts';

const owner = { names: ['林经办', 'linjingban', 'ljb', '鼓西街道社会保障事务所'] };

describe('a password that is among the first to be tried', () => {
  it.each([
    ['12345678', '87654321', '11111111', '00000000', '12341234', '1234567890', '147258369', '789456123', '11223344'],
    ['password', 'Password1', 'passw0rd', 'P@ssw0rd', 'qwertyuiop', 'asdfghjkl', '1qaz2wsx', 'q1w2e3r4t5', 'zaq12wsx'],
    [
      'woaini1314',
      'woaini520',
      'a5201314',
      'qq123456',
      'abc123456',
      'a123456789',
      'zhang123456',
      'wang1965',
      'fuzhou12345',
    ],
    ['iloveyou', 'sunshine', 'baseball', 'trustno1', 'superman', 'starwars', 'liverpool', 'elizabeth', 'minecraft'],
    ['19650312', '12031965', '650312650312', '20261130', 'wang19650312', '1965031219650312'],
    ['Ｗｏａｉｎｉ１３１４', 'ＱＱ １２３ ４５６', 'admin@123', 'Admin#12345', 'pass-word-1', 'aaaa bbbb', '!!!!!!!!'],
    ['林经办48213907', 'linjingban48213', '48213ljb', '林经办2026年11月30日', 'ljb2026113', 'linjingban2026.11.30'],
    ['林经办123456', 'linjingban', 'LJB123456', '鼓西街道社会保障事务所', '鼓西街道社会保障事务所2026'],
  ])('is refused with why and what to do: %s and its like', (...passwords) => {
    for (const password of passwords) expect(tooCommon(password, owner), password).toMatch(/请.+。$/);
  });

  it('is none that is made of words nobody puts together', () => {
    for (const password of [
      '茶杯雨伞八月河边',
      '开门的密码一二三',
      'kite-teapot-47-march',
      'Xy7#pQ2!vL',
      'hongqiao7lidengta',
    ])
      expect(tooCommon(password, owner), password).toBeNull();
  });

  it('is one by a part of the name with any plain digits, as its owner types it', () => {
    const parts = { names: [...owner.names, '林', 'lin', 'jing', 'ban'] };
    for (const password of ['lin20261130', '20261130lin', 'lin48213907', '林48213907', 'jingban7351982'])
      expect(tooCommon(password, parts), password).toMatch(/姓名或单位名称/);
    for (const password of ['lin-teapot-48', 'linyudan48213', 'banqiaodemao7'])
      expect(tooCommon(password, parts), password).toBeNull();
  });

  it('is one by the names of its owner, not of others', () => {
    expect(tooCommon('wuchunmei123', { names: ['吴春梅', 'wuchunmei'] })).not.toBeNull();
    expect(tooCommon('wuchunmei123', owner)).toBeNull();
  });
});
