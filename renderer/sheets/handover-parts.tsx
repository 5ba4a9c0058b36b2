import { listDayWords } from '#renderer/handover/handover-words.ts';
import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { Place } from './grid.tsx';
import { Text } from './text.tsx';

const LINE_MM = 5.8;

interface Part {
  name: string;
  filled: string;
  left: number;
  line: number;
  nameMm: number;
  width: number;
  isNumber?: boolean;
}

/** What the list is about: who hands what to whom, how much, and the package's digest to compare. */
export function HandoverHead({ sheet, left, top }: { sheet: HandoverListSheet; left: number; top: number }) {
  const { handover, totals, printed } = sheet;
  const parts: Part[] = [
    { name: '移出单位：', filled: printed.officeName, left: 0, line: 0, nameMm: 19, width: 104 },
    { name: '接收单位：', filled: handover.recipient, left: 104, line: 0, nameMm: 19, width: 104 },
    {
      name: '移交日期：',
      filled: localDay(handover.finishedAt ?? handover.startedAt),
      left: 208,
      line: 0,
      nameMm: 19,
      width: 65,
    },
    { name: '移 交 包：', filled: handover.name, left: 0, line: 1, nameMm: 19, width: 208 },
    { name: '数 据 量：', filled: gigabytes(totals.bytes), left: 208, line: 1, nameMm: 19, width: 65 },
    {
      name: '档案数量：',
      filled:
        handover.onDate === null
          ? `${formatCount(totals.records)} 份`
          : `${formatCount(totals.records)} 份（${listDayWords(handover.onDate)}）`,
      left: 0,
      line: 2,
      nameMm: 19,
      width: 104,
    },
    { name: '材料数量：', filled: `${formatCount(totals.attachments)} 件`, left: 104, line: 2, nameMm: 19, width: 104 },
    { name: '载　　体：', filled: '移动存储介质', left: 208, line: 2, nameMm: 19, width: 65 },
    {
      name: '数字摘要（tagmanifest-sha256.txt 的 SHA-256）：',
      filled: grouped(handover.manifestSha256 ?? ''),
      left: 0,
      line: 3,
      nameMm: 78,
      width: 273,
      isNumber: true,
    },
  ];
  return parts.map((part) => {
    const box = { left: left + part.left, top: top + part.line * LINE_MM, width: part.nameMm, height: LINE_MM };
    return (
      <div key={part.name}>
        <Text box={box} text={part.name} face="song" largestPt={10} align="left" />
        <Text
          box={{ ...box, left: box.left + part.nameMm, width: part.width - part.nameMm }}
          text={part.filled}
          largestPt={10}
          align="left"
          isNumber={part.isNumber ?? false}
        />
      </div>
    );
  });
}

/** Three to sign, two to seal, on the last page. */
export function HandoverSignatures(props: { sheet: HandoverListSheet; left: number; top: number; width: number }) {
  const { sheet, left, top, width } = props;
  const signers = [
    { who: '移交人（签名）：', seal: '移出单位（盖章）：' },
    { who: '接收人（签名）：', seal: '接收单位（盖章）：' },
    { who: '监交人（签名）：', seal: null },
  ];
  return (
    <>
      {signers.map(({ who, seal }, index) => (
        <Place
          key={who}
          box={{ left: left + (index * width) / 3, top, width: width / 3, height: 24 }}
          className="sheet-signature"
        >
          <div>{who}</div>
          <div>{seal ?? '\u3000'}</div>
          <div className="sheet-signature-date">年　　　月　　　日</div>
        </Place>
      ))}
      <Text
        box={{ left, top: top + 24.5, width: 12, height: 7 }}
        text="备注："
        face="song"
        largestPt={10}
        align="left"
      />
      <Text
        box={{ left: left + 12, top: top + 24.5, width: width - 12, height: 7 }}
        text={sheet.handover.remark}
        largestPt={10}
        align="left"
      />
    </>
  );
}

/** 475d b9ce …: groups of four are compared without losing the place. */
function grouped(digest: string): string {
  return digest.replace(/(.{4})(?=.)/g, '$1 ');
}

function gigabytes(bytes: number): string {
  return bytes > 0 && bytes < 500_000 ? '不足 0.001 GB' : `${(bytes / 1e9).toFixed(3)} GB`;
}

/** The day by the clock on the wall. */
function localDay(instant: string): string {
  const time = new Date(instant);
  return `${time.getFullYear()}年${time.getMonth() + 1}月${time.getDate()}日`;
}
