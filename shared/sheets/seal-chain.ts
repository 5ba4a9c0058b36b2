import type { Seal, SealHandKind } from '../contract/seals.ts';
import type { RosterDocument } from '../contract/sheet-documents.ts';
import { formatDate } from '../rules/calendar.ts';

const words: Record<SealHandKind, string> = { receive: '收到', pass: '交接', forward: '转递', incident: '异常' };

/** 密封档案交接登记单: the chain of hands of a sealed file, from whom to whom, when, on which paper. Our own paper. */
export function sealChain(of: { officeName: string; name: string; recordNumber: string; seal: Seal }): RosterDocument {
  const { seal } = of;
  return {
    kind: 'roster',
    title: '密封档案交接登记单',
    fileName: `密封档案交接-${of.name}`,
    notes: `${of.officeName}　密封档案原封保管，不得拆封、借阅`,
    unit: '次',
    columns: [
      { title: '序号', width: 10, kind: 'number' },
      { title: '日期', width: 28, kind: 'text' },
      { title: '事项', width: 14, kind: 'text' },
      { title: '交出人', width: 34, kind: 'text' },
      { title: '接收人', width: 34, kind: 'text' },
      { title: '凭据', width: 28, kind: 'text' },
      { title: '说明', width: 38, kind: 'text', align: 'left' },
    ],
    sections: [
      {
        head: [
          [
            { name: '姓名', text: of.name },
            { name: '档号', text: of.recordNumber },
          ],
          [
            { name: '封条编号', text: seal.sealNumber },
            { name: '收据编号', text: seal.receiptNumber ?? '' },
          ],
          [
            { name: '应转递日期', text: seal.forwardOn === null ? '' : formatDate(seal.forwardOn, 'han') },
            { name: '转递给', text: seal.forwardTo ?? '' },
          ],
        ],
        rows: seal.hands.map((hand) => [
          formatDate(hand.on, 'han'),
          words[hand.kind],
          hand.from,
          hand.to,
          hand.paper,
          hand.note,
        ]),
        closing: [],
      },
    ],
    signers: ['保管人', '负责人'],
  };
}
