import { resolve } from 'node:path';
import { salvageInto } from '#electron/archive/salvage/salvage.ts';
import { need } from './arguments.ts';
import type { Command } from './commands.ts';

/** `salvage`: a new archive of what can be read of a damaged one, which stays as it is. */
export const salvageCommand: Command = async (line, _printer, say) => {
  const from = resolve(need(line, 'archive'));
  const target = resolve(need(line, 'to'));
  const outcome = await salvageInto({
    ...{ from, target, origin: 'cli' },
    phase: (index) => say(`${['正在读出数据库', '正在核对材料', '正在检查新的档案库'][index]} …`),
    count: () => undefined,
    isCancelled: () => false,
  });
  if (outcome.state === 'cancelled') return { output: { cancelled: true }, exitCode: 1 };
  const { lines, findings, look, report, isWhole } = outcome;
  for (const sentence of [...lines, ...findings]) say(sentence);
  say(isWhole ? `没有丢失内容。新的档案库在“${target}”。` : `抢救完成，有丢失或要核对的内容，见“${report}”。`);
  const { records, persons } = look;
  return { output: { archive: target, records, persons, whole: isWhole, report, findings }, exitCode: isWhole ? 0 : 1 };
};
