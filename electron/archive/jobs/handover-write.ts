import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { logEnd } from '#db/core/log.ts';
import { measureSelection, type PackedFile, selectRecords } from '#db/handovers/handovers.ts';
import { requireOffice } from '#db/policy/office.ts';
import { getUser } from '#db/users/users.ts';
import type { Selection } from '#shared/contract/handovers.ts';
import type { Office } from '#shared/contract/office.ts';
import { AppError } from '#shared/errors.ts';
import { type RecordKind, recordKindLabels, recordKindLetters } from '#shared/records/kinds.ts';
import { safeFileName } from '../bag/file-name.ts';
import { freeSpace } from '../bag/free-space.ts';
import { writeBag } from '../bag/write.ts';
import { attachmentsDir } from '../core/context.ts';
import { packagePayload } from '../package/contents.ts';
import { expectedBytes } from '../package/estimate.ts';
import { archiveKinds } from '../registers/kinds.ts';
import { type JobOf, phases } from './tools.ts';

/** Writes a hand-over package: asked for room before the start, flushed, read again and compared before it is done. */
export const writeHandover: JobOf<'handover.write'> = async (input, tools) => {
  const { selection, targetDir, recipient, remark } = input;
  const count = phases(tools, [
    { name: '正在核对空间', weight: 1 },
    { name: '正在写入档案', weight: 70 },
    { name: '正在读回核对', weight: 29 },
  ]);
  count.enter(0);
  const records = selectRecords(tools.db, selection, tools.scope);
  if (records.length === 0) throw new AppError('handover.nothingChosen', {});
  if (!existsSync(targetDir) || !statSync(targetDir).isDirectory())
    throw new AppError('handover.targetLost', { path: targetDir });
  const measured = measureSelection(tools.db, selection, tools.scope);
  const needBytes = expectedBytes(measured);
  const { freeBytes } = await freeSpace(targetDir);
  if (freeBytes < needBytes) throw new AppError('handover.targetFull', { needBytes, freeBytes });

  const office = requireOffice(tools.db);
  const started = new Date();
  const name = packageName(office, selection.kind, started);
  const path = join(targetDir, name);
  const log = logEnd(tools.db);
  const id = await tools.write('handover.start', {
    ...{ name, path, recipient, remark, selection, records: records.length },
    ...{ logEntries: log.entries, logHash: log.hash },
  });
  const packed: PackedFile[] = [];
  let step = 1;
  count.enter(1, records.length);
  const outcome = await writeBag({
    dir: targetDir,
    name,
    payload: packagePayload({
      db: tools.db,
      attachmentsRoot: attachmentsDir(tools.dir),
      office,
      printSheet: tools.printSheet,
      records,
      facts: {
        packageName: name,
        kind: selection.kind,
        officeName: office.name,
        recipient,
        remark,
        records: records.length,
        attachments: measured.attachments,
        date: localDate(started),
        log,
      },
      packed: (record) => packed.push(record),
    }),
    expected: {
      files: records.length * 2 + measured.attachments + 5,
      bytes: measured.attachmentBytes + records.length * 80_000,
    },
    info: bagInfo(office, {
      name,
      recipient,
      remark,
      selection,
      started,
      log,
      records: records.length,
      operator: getUser(tools.db, tools.userId)?.name ?? '',
    }),
    isCancelled: tools.isCancelled,
    progress: (bag) => {
      if (bag.phase === 'verify' && step === 1) {
        step = 2;
        count.enter(2, bag.total);
      }
      // While writing, files of the archive are what a clerk counts; while reading back, files of the package.
      count.show(
        bag.phase === 'write' ? { ...bag, done: packed.length, total: records.length, doneBytes: bag.doneBytes } : bag,
      );
    },
    beforeCommit: (bag) => tools.write('handover.finish', { id, outcome: { ...bag, records: packed } }),
  });
  if (outcome.state === 'cancelled') {
    await tools.write('handover.cancel', { id });
    return { state: 'cancelled' };
  }
  const { files, bytes, manifestSha256 } = outcome;
  return { state: 'done', result: { handoverId: id, path, files, bytes, manifestSha256 } };
};

function packageName(office: Office, kind: RecordKind, at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  return safeFileName(`${office.name}-${recordKindLabels[kind]}移交-${localDate(at).replaceAll('-', '')}-${time}`);
}

function localDate(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The labels of the mapping table D.3 (RFC 8493, 2.2.2, and our own with X-). */
function bagInfo(
  office: Office,
  batch: {
    name: string;
    recipient: string;
    remark: string;
    selection: Selection;
    started: Date;
    log: { entries: number; hash: string };
    records: number;
    operator: string;
  },
): [string, string][] {
  const optional: [string, string | null][] = [
    ['Source-Organization', office.name],
    ['Contact-Name', office.contactName ?? batch.operator],
    ['Contact-Phone', office.contactPhone],
    [
      'External-Description',
      `${office.name}${archiveKinds[batch.selection.kind].handover.contents}移交${batch.selection.onDate ? `（${batch.selection.onDate} 的名单）` : ''}${batch.recipient ? `（接收单位：${batch.recipient}）` : ''}${batch.remark ? `；${batch.remark}` : ''}`,
    ],
    ['Bagging-Date', localDate(batch.started)],
    ['External-Identifier', batch.name],
    ['Internal-Sender-Identifier', batch.name],
    ['Bag-Group-Identifier', `${office.areaCode}-${recordKindLetters[batch.selection.kind]}`],
    ['Bag-Count', '1 of 1'],
    ['X-Item-Count', String(batch.records)],
    ['X-Volume-Count', String(batch.records)],
    ['X-Fonds-No', office.fondsCode],
    [
      'X-Year',
      batch.selection.retiredYear === null ? String(batch.started.getFullYear()) : String(batch.selection.retiredYear),
    ],
    ['X-Retention', '永久'],
    ['X-Log-Head', `${batch.log.entries}:${batch.log.hash}`],
  ];
  return optional.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '');
}
