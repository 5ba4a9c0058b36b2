import type { RejectReason, RowNote, RowWarning } from '#shared/records/roster.ts';
import { refusedAdvice } from '#shared/rules/rare-characters.ts';
import { invisibleIn } from '#shared/rules/text.ts';

/** Why a line was not taken in, and what the clerk does about it. */
export function rejectText(reason: RejectReason, text: string): string {
  const quoted = text === '' ? '' : `“${text}”`;
  const sentences: Record<RejectReason, string> = {
    'id-checksum': `${quoted}的校验位或出生日期不对，可能录错了一位，请与身份证件核对。`,
    'id-length': `${quoted}不是 18 位（也不是老号码 15 位），请与身份证件核对。`,
    'id-precision-lost': `${quoted}被表格软件当成数字，后几位已经丢失，请把这一列改为文本格式后按身份证件重新填写。`,
    'id-missing': '没有填证件号码，请补填。',
    'household-missing': '没有填户号，同一户的各行请填同一个户号。',
    'certificate-missing': '没有填这一栏，档案按它对应，请补填。',
    'duplicate-in-file': '证件号码与前面的行重复，以前面的行为准。',
    'identity-conflict': `${quoted}与这个号码已登记的人不是一个名字，请核对。`,
    'name-missing': '没有填姓名，请补填。',
    'name-private-use': `${quoted}里有造字区的字，别的电脑显示不出来，${refusedAdvice(text) || '请改用标准字'}。`,
    'date-invalid': `${quoted}不是有效的日期，请写成 2012-01-15 或 2012-01。`,
    'amount-invalid': `${quoted}不是有效的金额，请写成 1234.56。`,
  };
  return sentences[reason];
}

/** Why a state cannot come by a roster: of a file that is there, or of a new one. Labels as the office calls them. */
export function stateText(said: {
  said: string;
  /** The state of the file; null: it would be new. */
  now: string | null;
  /** What a new file may begin with. */
  initial: readonly string[];
}): string {
  const where = `写的是“${said.said}”，`;
  const advice = '，或者把这一列改为不导入。';
  if (said.now !== null)
    return `${where}档案现在是“${said.now}”。已有档案的状态不由花名册改，请在档案的“办理”里办理${advice}`;
  const initial = said.initial.map((label) => `“${label}”`).join('、');
  return `${where}新档案只能从${initial}开始，以后的状态凭材料在“办理”里办理${advice}`;
}

/** Why a line whose number is somebody's of another name is not taken in: the same person is told apart from a wrong number. */
export function identityText(said: {
  name: string;
  number: string | null;
  written: string;
  /** Whether a clerk compared the two and found the number wrong. */
  isWrongNumber: boolean;
}): string {
  const file = said.number === null ? '' : `（${said.number}）`;
  const both = `这个号码登记的是“${said.name}”${file}，这一行写的是“${said.written}”，没有导入。`;
  if (said.isWrongNumber) return `${both}已核对为号码填错，请改正号码。`;
  return `${both}同一个人改了名的，请在核对这一步选“同一人，改名”；号码写错的，请改正号码。`;
}

/** Where a line stands: of a roster of several sheets with the sheet. */
export function placeText(sheet: string | null, row: number): string {
  return sheet === null ? `第 ${row} 行` : `“${sheet}”第 ${row} 行`;
}

/**
 * Why the second row of one number was not taken in.
 * @param first where the first stands, in words; `called`: the number, as the office calls it
 */
export function duplicateText(first: string, called = '证件号码'): string {
  if (called !== '证件号码') return `${called}与${first}重复，以${first}为准；如果是两份，请核对${called}。`;
  return `证件号码与${first}重复，以${first}为准；如果是两个人，请与身份证核对。`;
}

const noteWords: Record<RowNote['note'], string> = {
  'id-15': '15 位老号码已升为 18 位',
  'lower-x': '末位 x 已改为大写',
  'lower-case': '小写字母已改为大写',
  'full-width': '全角字符已改为半角',
  spaces: '号码中的空格已去掉',
  'name-spaces': '姓名中的空格已去掉',
  'name-invisible': '姓名中看不见的字符已去掉',
  'amount-text': '金额中的符号已去掉',
};

/** What was put right, in a clerk's words. */
export function noteText(note: RowNote): string {
  // The name of an account is read as a name is, and told as what it is.
  const words = note.field === 'accountName' ? noteWords[note.note].replace('姓名', '户名') : noteWords[note.note];
  if (note.note !== 'name-invisible') return `${words}：${note.before.trim()} → ${note.after}`;
  const places = invisibleIn(note.before).map(({ position, codePoint }) => `第 ${position} 个字符 ${codePoint}`);
  return `${words}（${places.join('、')}）：${note.after}`;
}

// A name with a private-use character: which one to write instead.
function advised(text: string): string {
  const advice = refusedAdvice(text);
  return advice === '' ? '' : `（${advice}）`;
}

/** What is worth a second look, in a clerk's words. */
export function warningText(warning: RowWarning, title: string): string {
  const sentences: Record<RowWarning['warning'], string> = {
    luhn: `账号 ${warning.text} 的校验位不符合银行卡规则，请核对（存折账号可不理会）`,
    'account-length': `账号 ${warning.text} 的位数不像银行卡号，请核对`,
    'account-unread': `“${title}”写的是“${warning.text}”，不是完整账号，没有录入`,
    'gender-differs': `性别写的是${warning.text}，与证件号码不一致，按花名册保留`,
    'birth-differs': `出生日期写的是 ${warning.text}，与证件号码不一致，按花名册保留`,
    'area-unknown': `证件号码前六位 ${warning.text} 不在区划表中，请核对`,
    'id-kind-differs': `证件类型写的是“${warning.text}”，与号码不符，按号码登记`,
    'code-unread': `“${title}”写的是“${warning.text}”，没有对应的选项，原文已保留在档案里`,
    'code-undecided': `“${title}”写的是代码“${warning.text}”，还没有对照，原文已保留在档案里`,
    'code-left': `“${title}”写的是代码“${warning.text}”，按对照留空，原文已保留在档案里`,
    'phone-unread': `“${title}”写的是“${warning.text}”，不像电话号码，原文已保留在档案里`,
    'name-unread': `“${title}”写的是“${warning.text}”，不是姓名，原文已保留在档案里`,
    'number-unread': `“${title}”写的是“${warning.text}”，不是数字，原文已保留在档案里`,
    'cell-error': `“${title}”的公式出错（${warning.text}），没有录入，请在花名册里改好后重新导入`,
    'character-lost': `“${title}”里有丢失的字（${warning.text}），请核对`,
    'text-long': `“${title}”太长，超出部分已保留在档案里`,
    'value-refused': `“${title}”写的是“${warning.text}”，不符合登记要求${advised(warning.text)}，没有录入，原文已保留在档案里`,
    'odd-life': `“${title}”：${warning.text}`,
    'merged-unread': `“${title}”与上面的行合并成一格（写的是“${warning.text}”），这一行没有录入，请核对`,
    'merged-person': `与上一行是同一个人（姓名或号码合并成一格），这一行写的“${warning.text}”没有录入，请核对`,
    'row-hidden': '这一行在表格里是隐藏的（筛选、折叠或手工隐藏），照常导入',
    'retired-at': `按证件号码，“${title}”时为 ${warning.text} 岁，请核对`,
  };
  return sentences[warning.warning];
}
