import { foldWidth, withoutBlanks } from './text.ts';

// 鼓西社区, 3.鼓西社区, 鼓西社区（120人）, 鼓西社区退休人员花名册
const PLACE =
  /^[\d.、\-_]*(\p{Script=Han}{1,20}?(?:社区|居委会|居民委员会|村委会|村民委员会|村))(?:(?:企业)?(?:退休|离退休|社会化)?(?:人员|职工)?(?:花名册|名单|名册|名录|明细|档案|台账|表)?)?\d*$/u;

/**
 * The community that a sheet's name says, as rosters with one sheet a community write it; null where the name reads like
 * something else (Sheet1, 花名册, 2024年).
 * @param isCommunity whether a name is that of a community the office knows
 */
export function communityOfSheet(sheetName: string, isCommunity: (name: string) => boolean): string | null {
  const name = withoutBlanks(foldWidth(sheetName));
  if (isCommunity(name)) return name;
  const written = PLACE.exec(name.replace(/[([【].*$/u, ''))?.[1] ?? null;
  return written;
}
