import { useContext, useMemo } from 'react';
import { codesOf } from '#renderer/codes.ts';
import type { FileSheet } from '#shared/contract/sheets.ts';
import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { sheetPaper, sheetTitles } from '#shared/sheets/papers.ts';
import { Grid, Place } from '../../../sheets/grid.tsx';
import { LackingContext, lackingNote } from '../../../sheets/lacking.ts';
import { Page } from '../../../sheets/page.tsx';
import { Text } from '../../../sheets/text.tsx';
import { livingRows } from './living-rows.ts';
import { opinionRows } from './opinion-rows.tsx';
import { GRID_MM, sheetCodes } from './registration-cells.ts';
import { registrationLabels } from './registration-fields.ts';
import { workRows } from './work-rows.ts';

// The left margin is wider: one copy is bound into the paper file.
const LEFT_MM = 18;
const GRID_TOP_MM = 25.5;

/** 企业退休人员社会化管理服务登记表, A4 portrait, always one page (domain file retiree-unemployment.md B.1). */
export function Registration({ sheet }: { sheet: FileSheet }) {
  const { photo, printed, codes } = sheet;
  const record = sheet.record as RetireeFile;
  const rows = useMemo(() => {
    const of = sheetCodes(codesOf(codes), record);
    return [...workRows(record.values, photo, of), ...livingRows(record, of), ...opinionRows()];
  }, [record, photo, codes]);
  const gridHeight = rows.reduce((sum, row) => sum + row.height, 0);
  const lacking = useContext(LackingContext);
  const line = (top: number, height: number) => ({ left: LEFT_MM, top, width: GRID_MM, height });
  return (
    <Page paper={sheetPaper(sheet.form)}>
      <Place box={line(9, 9)} className="sheet-title">
        {sheetTitles[sheet.form]}
      </Place>
      <Place box={line(19.5, 5)} className="sheet-ends">
        <span>
          填表日期：<span className="sheet-kai">{formatDate(record.openedOn, 'han')}</span>
        </span>
        <span>
          {registrationLabels.number}：<span className="sheet-kai">{record.number}</span>
        </span>
      </Place>
      <Grid left={LEFT_MM} top={GRID_TOP_MM} width={GRID_MM} rows={rows} />
      <Place box={line(GRID_TOP_MM + gridHeight + 1.2, 8)} className="sheet-notes">
        填表说明：1. 本表一式两份，街道、档案各存一份。2. 空白处用蓝黑或黑色墨水笔填写，选项在“□”内打“√”。3.
        户名须与本人姓名一致。
      </Place>
      {lacking.length > 0 ? (
        <Place box={line(282, 4)} className="sheet-lacking">
          {lackingNote(lacking)}
        </Place>
      ) : null}
      <Text box={{ ...line(286, 4.5), width: 104 }} text={printed.officeName} face="song" largestPt={8} align="left" />
      <Text
        box={{ ...line(286, 4.5), left: LEFT_MM + 104, width: GRID_MM - 104 }}
        text={`打印时间：${printed.printedAt}　操作员：${printed.operator}`}
        face="song"
        largestPt={8}
        align="right"
      />
    </Page>
  );
}
