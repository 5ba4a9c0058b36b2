import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameReadings } from '#electron/archive/names/pinyin.ts';

const full = (name: string): string[] => nameReadings(name).map((reading) => reading.full);

describe('the likeliest reading comes first', () => {
  test.each([
    ['张伟', 'zhangwei', 'zw'],
    ['单斌文', 'shanbinwen', 'sbw'],
    ['查淑', 'zhashu', 'zs'],
    ['仇桂宝', 'qiuguibao', 'qgb'],
    ['曾凤', 'zengfeng', 'zf'],
    ['解香志', 'xiexiangzhi', 'xxz'],
    ['区月玲', 'ouyueling', 'oyl'],
    ['任国强', 'renguoqiang', 'rgq'],
    ['繁星', 'poxing', 'px'],
    ['朴玉', 'piaoyu', 'py'],
    ['种师道', 'chongshidao', 'csd'],
    ['秘书', 'bishu', 'bs'],
    ['么大', 'yaoda', 'yd'],
    ['黑小虎', 'hexiaohu', 'hxh'],
    ['洗星海', 'xianxinghai', 'xxh'],
    ['乐妹清', 'yuemeiqing', 'ymq'],
    ['盖叫天', 'gejiaotian', 'gjt'],
    ['员晓', 'yunxiao', 'yx'],
    ['华国锋', 'huaguofeng', 'hgf'],
    ['折云', 'sheyun', 'sy'],
    ['吕布', 'lvbu', 'lb'],
    ['尉迟海永', 'yuchihaiyong', 'ychy'],
    ['万俟明', 'moqiming', 'mqm'],
    ['单于明', 'chanyuming', 'cym'],
    ['澹台灭明', 'tantaimieming', 'ttmm'],
    ['长孙英', 'zhangsunying', 'zsy'],
    ['上官伟香', 'shangguanweixiang', 'sgwx'],
    ['王重庆', 'wangchongqing', 'wcq'],
    ['买买提·艾力', 'maimaitiaili', 'mmtal'],
    ['欧阳Anna', 'ouyanganna', 'oya'],
    ['MOHAMED ALI', 'mohamedali', 'ma'],
    ['Zoé', 'zoe', 'z'],
  ])('%s: %s, %s', (name, reading, initials) => {
    expect(nameReadings(name)[0]).toEqual({ full: reading, initials });
  });
});

describe('other plausible readings follow', () => {
  test.each([
    ['单斌文', ['shanbinwen', 'danbinwen']],
    ['乐妹清', ['yuemeiqing', 'lemeiqing']],
    ['种师道', ['chongshidao', 'zhongshidao']],
    ['盖叫天', ['gejiaotian', 'gaijiaotian']],
    ['尉迟海永', ['yuchihaiyong', 'weichihaiyong']],
    ['单于明', ['chanyuming', 'shanyuming']],
    ['任长霞', ['renchangxia', 'renzhangxia']],
    ['李娜', ['lina', 'linuo']],
  ])('%s: %j', (name, readings) => {
    expect(full(name)).toEqual(expect.arrayContaining(readings));
  });
});

describe('characters beyond the library', () => {
  test.each([
    ['吴䲜海', 'wuyehai'],
    ['㛃', 'jie'],
    ['张\u{2c386}', 'zhangying'],
  ])('%s is read as Unihan has it: %s', (name, reading) => {
    expect(full(name)[0]).toBe(reading);
  });
  test('a reading a clerk typed goes before all others', () => {
    expect(nameReadings('单\u{30081}', 'dan liu')[0]).toEqual({ full: 'danliu', initials: 'dl' });
    expect(full('单\u{30081}')).toEqual(['shan', 'dan', 'chan']);
  });
});

describe('characters without a known reading', () => {
  test('are left out, the others are read', () => {
    expect(nameReadings('吴\u{30081}海')).toEqual([{ full: 'wuhai', initials: 'wh' }]);
  });
  test.each(['', '\u{30081}', '·', '123'])('%j has no reading', (name) => {
    expect(nameReadings(name)).toEqual([]);
  });
});

test('a name has at most 12 readings, all different, in small letters, and is read in any text', () => {
  expect(nameReadings('曾乐长和朝')).toHaveLength(12);
  const unit = fc.constantFrom('张', '单', '于', '乐', '长', '和', '朝', '重', '𬱖', '䲜', '·', ' ', 'A', 'é', '1');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit, maxLength: 8 }), fc.string({ unit: 'binary' })), (name) => {
      const readings = nameReadings(name);
      expect(readings.length).toBeLessThanOrEqual(12);
      expect(new Set(readings.map((reading) => reading.full)).size).toBe(readings.length);
      for (const reading of readings) expect(`${reading.full} ${reading.initials}`).toMatch(/^[a-z]+ [a-z]+$/);
    }),
  );
});
