import { basename } from 'node:path';
import { dictionary } from '#db/codes/codes.ts';
import { getRow } from '#db/core/rows.ts';
import { getEnvelope } from '#db/records/records.ts';
import { judgeOpening, openingOf, stateOfOpening } from '#db/records/retiree/openings/openings.ts';
import { enterOpenings, judgeOpenings, openingText, saveOpening } from '#db/records/retiree/openings/take.ts';
import { user } from '#db/tables/office.ts';
import type { openingCalls } from '#shared/records/retiree/contract/openings.ts';
import { noOpening } from '#shared/records/retiree/rules/opening-state.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { listLevelWords } from '#shared/rules/judged-list-words.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type Context, now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { pageOf } from '../workbook/judged-page.ts';
import { type ListColumn, textColumns, writeListWorkbook } from '../workbook/write-list.ts';
import { listIn } from './agency-list.ts';
import { openingListReader } from './opening-list.ts';

export const openingHandlers: HandlersOf<typeof openingCalls> = {
  'openings.get': ({ recordId }, { db }) => {
    const row = openingOf(db, recordId);
    const problems = judgeOpening(db, recordId, row ? stateOfOpening(row) : noOpening, { today: localDay(now()) });
    const closed = row ? null : (problems.find(({ field }) => field === null)?.sentence ?? null);
    return {
      version: getEnvelope(db, recordId).version,
      refusal: closed,
      opening: row && {
        ...stateOfOpening(row),
        ...{ source: row.source, reason: row.reason, at: row.addedAt },
        by: { id: row.addedBy, name: getRow(db, user, row.addedBy)?.name ?? '' },
      },
    };
  },

  'openings.save': ({ recordId, version, reason, takesAmount, ...state }, context) => {
    const input = { recordId, version, reason, takesAmount, state };
    const done = write(context, (db, act) => saveOpening(db, act, input));
    context.emit({ name: 'records.changed', id: recordId });
    return done;
  },

  'openings.judgeMany': async (input, context) => {
    const { lines, digest } = await judge(context, input.path);
    return { ...pageOf(lines, input, (line) => line), digest };
  },

  'openings.exportJudged': async ({ path, to }, context) => {
    const { lines } = await judge(context, path);
    const rows = lines.map((line) => ({
      行: String(line.row),
      姓名: line.name ?? line.nameText,
      号码: line.numberText,
      社区: line.communityName,
      期初: openingText(context.db, line.state),
      核对: listLevelWords[line.level],
      说明: line.findings.join('；'),
    }));
    await writeWhole(to, await writeListWorkbook('期初名单核对', columns, rows));
    return { path: to, rows: rows.length };
  },

  'openings.enterMany': async ({ path, digest, accepted, leavesOthers }, context) => {
    const judged = await judge(context, path);
    const decided = { digest, leavesOthers, accepted: new Set(accepted), fileName: basename(path) };
    const done = write(context, (db, act) => enterOpenings(db, act, judged, decided));
    context.emit({ name: 'records.changed', id: null });
    return done;
  },
};

async function judge(context: Context, path: string): Promise<ReturnType<typeof judgeOpenings>> {
  const { db } = context;
  const listed = await listIn(path, openingListReader(dictionary(db)));
  return judgeOpenings(db, listed, scopeOf(context), localDay(now()));
}

const widths: Readonly<Record<string, number>> = { 行: 6, 姓名: 12, 号码: 24, 社区: 16, 期初: 60, 核对: 22, 说明: 60 };
const columns: ListColumn[] = textColumns(widths);
