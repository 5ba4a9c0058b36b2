import { basename } from 'node:path';
import { dictionary } from '#db/codes/codes.ts';
import {
  enterPasses,
  type JudgedPasses,
  judgePasses,
  type PassHeader,
} from '#db/records/retiree/certification/many.ts';
import type { certificationManyCalls } from '#shared/records/retiree/contract/certification.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { listLevelWords } from '#shared/rules/judged-list-words.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type Context, now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { pageOf } from '../workbook/judged-page.ts';
import { type ListColumn, textColumns, writeListWorkbook } from '../workbook/write-list.ts';
import { listIn } from './agency-list.ts';
import { readPassList } from './pass-list.ts';

/** Many certified in one act, by ticks or by a list. */
export const certificationManyHandlers: HandlersOf<typeof certificationManyCalls> = {
  'certification.judgeMany': async (input, context) => {
    const { lines, digest } = await judge(context, input);
    return { ...pageOf(lines, input, ({ taken: _taken, ...line }) => line), digest };
  },

  'certification.exportJudged': async (input, context) => {
    const { lines } = await judge(context, input);
    const codes = dictionary(context.db);
    const rows = lines.map((line) => ({
      行: String(line.row),
      姓名: line.name ?? line.nameText,
      号码: line.numberText || line.recordNumber,
      社区: line.communityName,
      认证日期: line.on,
      认证方式: line.way === null ? null : codes.label('certificationWay', line.way),
      有效期至: line.through,
      核对: listLevelWords[line.level],
      说明: line.findings.join('；'),
    }));
    await writeWhole(input.path, await writeListWorkbook('通过名单核对', columns, rows));
    return { path: input.path, rows: rows.length };
  },

  'certification.enterMany': async (input, context) => {
    const judged = await judge(context, input);
    const { digest, accepted, leavesOthers, source, way, on } = input;
    const label = way === null ? '' : dictionary(context.db).label('certificationWay', way);
    const list = source.kind === 'list' ? `名单 ${basename(source.path)}` : '';
    const about = [on ?? '', label, list].filter(Boolean).join('，');
    const done = write(context, (db, act) =>
      enterPasses(db, act, judged, { ...{ digest, leavesOthers, about }, accepted: new Set(accepted) }),
    );
    context.emit({ name: 'records.changed', id: null });
    return done;
  },
};

type Asked = PassHeader & { source: { kind: 'ticked'; recordIds: number[] } | { kind: 'list'; path: string } };

async function judge(context: Context, asked: Asked): Promise<JudgedPasses> {
  const { source, on, way, party, paperNumber } = asked;
  const listed =
    source.kind === 'ticked' ? source : ({ kind: 'list', lines: await listIn(source.path, readPassList) } as const);
  const header = { on, way, party, paperNumber };
  return judgePasses(context.db, listed, header, scopeOf(context), localDay(now()));
}

const widths: Readonly<Record<string, number>> = {
  行: 6,
  姓名: 12,
  号码: 24,
  社区: 16,
  认证日期: 12,
  认证方式: 22,
  有效期至: 12,
  核对: 22,
  说明: 60,
};
const columns: ListColumn[] = textColumns(widths);
