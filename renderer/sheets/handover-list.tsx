import type { HandoverListSheet } from '#shared/contract/sheets.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { Fit } from './fit.tsx';

const COLUMNS: readonly (readonly [string, number])[] = [
  ['序号', 12],
  ['档号', 50],
  ['姓名', 34],
  ['公民身份号码', 44],
  ['退休时间', 26],
  ['所属社区', 38],
  ['材料件数', 18],
  ['载体', 18],
  ['备注', 33],
];
// Rows that fit on a page: the first carries the head, the last the signatures.
const ROWS_FIRST = 18;
const ROWS_NEXT = 21;
const ROWS_LAST_LESS = 5;

type Row = HandoverListSheet['rows'][number];

/** 移交清单, A4 landscape (domain file allowance-certificate-archives.md B.18): subtotals, totals, signatures. */
export function HandoverList({ sheet }: { sheet: HandoverListSheet }) {
  const pages = paginate(sheet.rows);
  let position = 0;
  return pages.map((rows, page) => {
    const first = position + 1;
    position += rows.length;
    const isLast = page === pages.length - 1;
    return (
      <section key={`page-${first}`} className="sheet-page" style={{ width: '297mm', height: '209.5mm' }}>
        <h1 className="sheet-title">企业退休人员档案移交清单</h1>
        {page === 0 ? <Head sheet={sheet} /> : <div style={{ height: '3mm' }} />}
        <Table rows={rows} first={first} total={isLast ? sheet.totals : null} />
        {isLast ? <Signatures sheet={sheet} /> : null}
        <div className="sheet-foot">
          <span>
            本清单一式两份，移出单位、接收单位各存一份。打印时间：{sheet.printed.printedAt}　操作员：
            {sheet.printed.operator}
          </span>
          <span>
            第 {page + 1} 页　共 {pages.length} 页
          </span>
        </div>
      </section>
    );
  });
}

/** Rows per page; the last page keeps room for the signatures. */
export function paginate(rows: readonly Row[]): Row[][] {
  const pages: Row[][] = [];
  let rest = rows;
  do {
    const most = pages.length === 0 ? ROWS_FIRST : ROWS_NEXT;
    const room = rest.length <= most - ROWS_LAST_LESS ? rest.length : Math.min(most, rest.length);
    // A page that would be full but for the signatures gives them a page of their own, with rows on it.
    const taken = rest.length > most - ROWS_LAST_LESS && rest.length <= most ? most - ROWS_LAST_LESS : room;
    pages.push(rest.slice(0, taken));
    rest = rest.slice(taken);
  } while (rest.length > 0);
  return pages;
}

function Head({ sheet }: { sheet: HandoverListSheet }) {
  const { handover, totals, printed } = sheet;
  const digest = (handover.manifestSha256 ?? '').replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <div className="sheet-head-grid">
      <span>
        移出单位：<span className="sheet-kai">{printed.officeName}</span>
      </span>
      <span>
        接收单位：<span className="sheet-kai">{handover.recipient}</span>
      </span>
      <span>
        移交日期：
        <span className="sheet-kai">{formatDate((handover.finishedAt ?? handover.startedAt).slice(0, 10), 'han')}</span>
      </span>
      <span style={{ gridColumn: '1 / 3' }}>
        移交包：<span className="sheet-kai">{handover.name}</span>
      </span>
      <span>
        数据量：<span className="sheet-kai">{(totals.bytes / 1e9).toFixed(3)} GB</span>
      </span>
      <span className="sheet-digest">
        数字摘要（SHA-256，tagmanifest-sha256.txt）：<span className="sheet-number">{digest}</span>
      </span>
    </div>
  );
}

function Table({
  rows,
  first,
  total,
}: {
  rows: readonly Row[];
  first: number;
  total: HandoverListSheet['totals'] | null;
}) {
  const materials = rows.reduce((sum, row) => sum + row.attachments, 0);
  return (
    <table className="sheet-grid sheet-list">
      <colgroup>
        {COLUMNS.map(([title, width]) => (
          <col key={title} style={{ width: `${width}mm` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {COLUMNS.map(([title]) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.number}>
            <td>
              <Fit>{first + index}</Fit>
            </td>
            <td className="sheet-number">
              <Fit>{row.number}</Fit>
            </td>
            <td>
              <Fit>{row.name}</Fit>
            </td>
            <td className="sheet-number">
              <Fit>{row.idNumber}</Fit>
            </td>
            <td>
              <Fit>{row.retiredOn === null ? '' : formatDate(row.retiredOn.slice(0, 7), 'han')}</Fit>
            </td>
            <td>
              <Fit>{row.communityName ?? ''}</Fit>
            </td>
            <td>
              <Fit>{row.attachments}</Fit>
            </td>
            <td>
              <Fit>电子</Fit>
            </td>
            <td>
              <Fit>{row.remark}</Fit>
            </td>
          </tr>
        ))}
        <tr className="sheet-total">
          <td colSpan={6}>本页小计：{rows.length} 份</td>
          <td>{materials}</td>
          <td colSpan={2} />
        </tr>
        {total ? (
          <tr className="sheet-total">
            <td colSpan={6}>合计：{total.records} 份</td>
            <td>{total.attachments}</td>
            <td colSpan={2} />
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function Signatures({ sheet }: { sheet: HandoverListSheet }) {
  const date = '　　　　年　　　月　　　日';
  return (
    <div className="sheet-signatures">
      <div>
        移交人：
        <br />
        移出单位（盖章）：
        <br />
        {date}
      </div>
      <div>
        接收人：
        <br />
        接收单位（盖章）：
        <br />
        {date}
      </div>
      <div>
        监交人：
        <br />
        备注：<span className="sheet-kai">{sheet.handover.remark}</span>
        <br />
        {date}
      </div>
    </div>
  );
}
