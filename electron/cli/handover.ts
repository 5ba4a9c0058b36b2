import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReadableDb } from '#db/core/open.ts';
import { listCommunities } from '#db/places/communities.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { verifyReport } from '#electron/archive/package/verify.ts';
import { refuseOwnFiles } from '#electron/files/own-files.ts';
import type { VerifyReport } from '#shared/contract/handovers.ts';
import { AppError } from '#shared/errors.ts';
import { need, optional, optionalNumber, UsageError, word } from './arguments.ts';
import type { Command } from './commands.ts';
import { kindMeant } from './kinds.ts';
import { openSession } from './session.ts';

/** `export`: the hand-over package, written, read back and compared. */
export const exportCommand: Command = async (line, printer, say) => {
  const to = resolve(need(line, 'to'));
  if (!existsSync(to) || !statSync(to).isDirectory()) throw new UsageError(`找不到文件夹“${to}”。`);
  refuseOwnFiles(resolve(need(line, 'archive')), to);
  const started = Date.now();
  const session = openSession(line, printer);
  try {
    const selection = {
      kind: kindMeant(line, session.context.db),
      communityId: communityOf(session.context.db, optional(line, 'community')),
      retiredYear: optionalNumber(line, 'year', { least: 1900, most: 2200 }),
      recordIds: null,
      onDate: null,
    };
    let phase = '';
    const outcome = await runJobHere(
      session.context,
      { kind: 'handover.write', selection, targetDir: to, recipient: '', remark: '' },
      {
        progress: (progress) => {
          if (progress.phase !== phase) say(`${progress.phase} …`);
          phase = progress.phase;
        },
      },
    );
    if (outcome.state !== 'done') return { output: { cancelled: true }, exitCode: 1 };
    const { path, files, bytes, manifestSha256, handoverId } = outcome.result;
    return {
      output: { package: path, files, bytes, manifestSha256, batch: handoverId, ms: Date.now() - started },
      exitCode: 0,
    };
  } finally {
    session.close();
  }
};

function communityOf(db: ReadableDb, wanted: string | null): number | null {
  if (wanted === null) return null;
  const found = listCommunities(db, { withEnded: true }).find((one) => one.code === wanted || one.name === wanted);
  if (!found) throw new AppError('community.notFound', { name: wanted });
  return found.id;
}

/** `verify`: any BagIt bag, needs no archive. */
export const verifyCommand: Command = async (line, _printer, say) => {
  const path = resolve(word(line, 0, '移交包的路径'));
  const report = await verifyReport(path, {
    progress: () => undefined,
    isCancelled: () => false,
    digest: optional(line, 'digest'),
  });
  if (report === null) return { output: { cancelled: true }, exitCode: 1 };
  for (const finding of [...report.errors, ...report.warnings]) say(`${finding.path}  ${finding.message}`);
  say(conclusion(report));
  return { output: report, exitCode: report.valid ? 0 : 1 };
};

function conclusion({ valid, proof }: VerifyReport): string {
  if (!valid) return '核对不通过。';
  return proof === 'equal'
    ? '核对通过：与纸质移交清单上的摘要一致，是同一个包，没有改动。'
    : '内容与包里的清单一致，但还没有证明是移交的那个包：请加 --digest 和纸质移交清单上印的摘要，再核对一次。';
}
