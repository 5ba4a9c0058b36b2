import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with a value whose field has no sentence of its own, as one sentence in the clerk's words: zod's own are
 * English. Sentences written at a field go before it.
 */
export function issueWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords(issue);
    case 'too_small':
      return smallWords(issue);
    case 'too_big':
      return bigWords(issue);
    case 'invalid_value':
      return '这一项只能从给出的内容里选，请重新选择';
    case 'unrecognized_keys':
      return `没有“${issue.keys.join('、')}”这一项，没有保存，请退出程序重新打开后再填写`;
    default:
      return '填写的内容不对，没有保存，请核对后重新填写';
  }
}

function typeWords({ expected, input }: Extract<Issue, { code: 'invalid_type' }>): string {
  if (input === undefined || input === null) return '这一项没有填写，请填写后再保存';
  if (expected === 'int') return '这一项应为整数，请核对后重新填写';
  if (expected === 'number') return '这一项应为数字，请核对后重新填写';
  return '填写的内容不是这一项要的，没有保存，请重新填写';
}

function smallWords({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): string {
  if (origin === 'string')
    return Number(minimum) > 1 ? `至少要有 ${minimum} 个字，请补全` : '这一项没有填写，请填写后再保存';
  if (origin === 'array' || origin === 'set') return `至少要有 ${minimum} 项，请先选择`;
  return inclusive === false ? `应大于 ${minimum}，请核对` : `不能小于 ${minimum}，请核对`;
}

function bigWords({ origin, maximum }: Extract<Issue, { code: 'too_big' }>): string {
  if (origin === 'string') return `太长，最多 ${maximum} 个字，请缩短`;
  if (origin === 'array' || origin === 'set') return `太多，一次最多 ${maximum} 项，请分几次办理`;
  return `数字太大，最多 ${maximum}，请核对`;
}
