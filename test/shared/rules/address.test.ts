import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAddress } from '#shared/rules/address.ts';

describe('the road and house of an address', () => {
  it.each<[string | null, string, string | null]>([
    ['福建省厦门市集美区杏林街道湖滨社区北大路12号', '北大路', '12号'],
    ['北大路12号院3单元501室', '北大路', '12号院'],
    ['集美区北大路12－1号', '北大路', '12-1号'],
    ['解放路东段8号', '解放路东段', '8号'],
    ['中山路三巷15号', '中山路三巷', '15号'],
    ['人民大道100号', '人民大道', '100号'],
    ['阳光小区6栋302', '阳光小区', '6栋'],
    ['软件园区3号楼', '软件园区', '3号楼'],
    ['湖滨社区机械厂宿舍2幢', '机械厂宿舍', '2幢'],
    ['北大路', '北大路', null],
    // A room number alone is no house.
    ['北大路501室', '北大路', null],
    ['湖滨社区', '', null],
    ['12号', '', null],
    ['', '', null],
    [null, '', null],
  ])('%s', (address, road, house) => {
    expect(splitAddress(address)).toEqual({ road, house });
  });

  it('is the same for an address with blanks and full-width digits', () => {
    expect(splitAddress('北大路　１２ 号')).toEqual(splitAddress('北大路12号'));
  });

  it('takes what it finds from the address and never throws', () => {
    const piece = fc.constantFrom(
      '福建省',
      '厦门市',
      '集美区',
      '湖滨社区',
      '北大路',
      '阳光小区',
      '12号',
      '3栋',
      '501',
      'A座',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 8 }), (pieces) => {
        const { road, house } = splitAddress(pieces.join(''));
        expect(road === '' ? house : null).toBe(null);
      }),
    );
  });
});
