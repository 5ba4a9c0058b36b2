import type { FormDocument, FormRow } from '../contract/sheet-documents.ts';
import { grid, label, opinion, prose, row, UPRIGHT_MM, value } from './cells.ts';

/**
 * 恢复卡 on paper: the office, the code, what it is for, how it is used and kept, and who locked it away. Our own paper.
 * @param day when it was made, in words
 */
export function recoveryCardForm(of: { officeName: string; code: string; day: string; by: string }): FormDocument {
  const groups = of.code.split('-');
  const quarter = UPRIGHT_MM / 4;
  const codeRow = (from: number) =>
    row(16, ...groups.slice(from, from + 4).map((group) => value(group, quarter, codeLook)));
  return {
    kind: 'form',
    fileName: '恢复卡',
    notes: '本卡只印这一次，程序里查不到恢复码。再做一张新卡，或者用过一次，本卡即作废，请当场销毁。',
    pages: [
      [
        { kind: 'title', text: '街道档案恢复卡', largestPt: 22 },
        { kind: 'space', height: 4 },
        grid(
          row(11, label('单位', 28), value(of.officeName, 152)),
          row(11, label('制卡日期', 28), value(of.day, 62), label('制卡人', 28), value(of.by, 62)),
        ),
        { kind: 'space', height: 6 },
        grid(
          row(9, label('恢复码', UPRIGHT_MM)),
          codeRow(0),
          codeRow(4),
          row(
            16,
            label('校验位', quarter),
            value(groups[8] ?? '', quarter, codeLook),
            prose(
              '校验位是恢复码的最后一位，紧接着上面八组输入。恢复码里没有数字 0、1 和字母 I、L、O。',
              UPRIGHT_MM - 2 * quarter,
            ),
          ),
        ),
        { kind: 'space', height: 6 },
        grid(...named('做什么用', [purpose]), ...named('怎样使用', usage), ...named('怎样保管', keeping)),
        { kind: 'space', height: 6 },
        grid(
          row(
            34,
            opinion('系统管理员', [['签名', '']], UPRIGHT_MM / 2),
            opinion('保管人', [['签名', '']], UPRIGHT_MM / 2),
          ),
        ),
      ],
    ],
  };
}

const NAME_MM = 28;
const codeLook = { align: 'center', isNumber: true, largestPt: 22 } as const;
const purpose =
  '系统管理员忘记密码、又没有另一位系统管理员能重设时，凭本卡给系统管理员设新密码，重新进入本单位的档案库。';
const usage = [
  '1. 在登录画面按“忘记密码”，选择系统管理员的姓名。',
  '2. 照本卡输入恢复码，横线、空格和大小写都不用管。',
  '3. 设新密码并保存。本卡随即作废，请马上打印一张新卡。',
];
const keeping = [
  '1. 装入信封，封口签名，锁进保险柜或带锁的档案柜，不要和电脑放在一起。',
  '2. 谁拿到本卡，谁就能以系统管理员身份进入：不拍照，不复印，不发到手机或网上。',
  '3. 遗失或被人看过的，请系统管理员在“设置—用户”里马上做一张新卡。',
];

/** One name, and beside it a row for each sentence. */
function named(name: string, sentences: readonly string[]): FormRow[] {
  return sentences.map((sentence, index) => {
    const said = prose(sentence, UPRIGHT_MM - NAME_MM, 10.5);
    return index === 0 ? row(11, label(name, NAME_MM, sentences.length), said) : row(11, said);
  });
}
