import { foldWidth, withoutBlanks } from '../../../rules/text.ts';

const NOT = /未|不|没|死亡|去世|亡故|失败|疑似|待核|待查|异常|暂停|停发|逾期|否|查无|失踪|服刑/;
const PASSED =
  /^(?:是|有|1|√|✓|y|yes|ok|(?:资格)?(?:认证|审核|核验|比对|生存|待遇)?(?:已)?(?:通过|认证|成功|合格|有效|正常|一致|相符|完成|在世|健在|生存|具备)(?:认证|资格|通过|享受|发放)*)$/i;

/**
 * Whether a list of passed people says of somebody that they passed: by the words agencies write for it (通过, 健在, 比对成功,
 * 已认证); a list without the word says so by being one. Anything else is not passed, or nobody knows: nothing is guessed.
 */
export function passedIn(text: string): 'passed' | 'not' | 'unknown' {
  const word = withoutBlanks(foldWidth(text)).replace(/[。，；！]/g, '');
  if (word === '') return 'passed';
  if (NOT.test(word)) return 'not';
  return PASSED.test(word) ? 'passed' : 'unknown';
}
