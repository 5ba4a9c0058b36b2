import { foldWidth, withoutBlanks } from './text.ts';

/** Where a house stands, as far as the text of an address tells: 北大路, 12号. */
export interface AddressParts {
  /** '' where no road and no estate is named. */
  road: string;
  house: string | null;
}

// Province, city, district, street and community stand before the road and say nothing here: all of them are ours. 小区
// and 园区 are estates and not districts.
const BEFORE =
  /^(?:.{2,8}?(?:省|自治区))?(?:.{2,8}?(?:自治州|地区|盟|市))?(?:.{1,8}?(?:(?<![小社园校])区|县|市|旗))?(?:.{1,8}?(?:街道|镇|乡)(?:办事处)?)?(?:.{1,10}?(?:社区|居委会|居民委员会|村委会))?/u;
const ROAD = /^.{1,12}?(?:大道|大街|胡同|[路街巷弄道])(?:[东西南北中]段|[东西南北]?[一二三四五六七八九十]+[巷弄])?/u;
const ESTATE = /^.{1,14}?(?:小区|园区|花园|新村|公寓|家园|大院|宿舍|[苑园村里庄城坊])/u;
const HOUSE = /^\D{0,6}?(\d+(?:[-—之]\d+)?(?:号院|号楼|号|弄|栋|幢|座|楼))/u;

/**
 * The road (or estate) and the house number of an address, so that files of one house lie together when a community is
 * split. Nothing is guessed: what names neither goes to the files without a road.
 */
export function splitAddress(address: string | null): AddressParts {
  const text = withoutBlanks(foldWidth(address ?? ''));
  if (text === '') return { road: '', house: null };
  const rest = text.replace(BEFORE, '');
  const road = (ROAD.exec(rest) ?? ESTATE.exec(rest) ?? ROAD.exec(text) ?? ESTATE.exec(text))?.[0] ?? '';
  if (road === '') return { road: '', house: null };
  const behind = text.slice(text.lastIndexOf(road) + road.length);
  return { road, house: HOUSE.exec(behind)?.[1] ?? null };
}
