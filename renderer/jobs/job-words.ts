import type { Job, JobKind } from '#shared/contract/jobs.ts';

interface JobWords {
  running: string;
  done: string;
  /** The page where this kind of work is at home. */
  place: string;
  /** Where the result can be seen, and what the link to it says. */
  result: (result: Record<string, unknown>, jobId: string) => { href: string; label: string } | null;
}

const importResult = (label: string): JobWords['result'] => {
  return ({ importId }) => (typeof importId === 'number' ? { href: `/import/${importId}`, label } : null);
};

const words: Record<JobKind, JobWords> = {
  'roster.read': { running: '检查花名册', done: '花名册检查完毕', place: '/import', result: importResult('去核对') },
  'roster.apply': { running: '导入花名册', done: '花名册导入完毕', place: '/import', result: importResult('查看结果') },
  'roster.undo': { running: '撤销导入', done: '导入已撤销', place: '/import', result: importResult('查看') },
  'likeness.scan': {
    running: '查找疑似重复',
    done: '疑似重复查找完毕',
    place: '/likeness',
    result: () => ({ href: '/likeness', label: '查看' }),
  },
  'handover.write': {
    running: '写移交包',
    done: '移交包已写完并核对',
    place: '/handover',
    result: ({ handoverId }) =>
      typeof handoverId === 'number' ? { href: `/handover/${handoverId}`, label: '查看结果' } : null,
  },
  'backup.make': {
    running: '备份',
    done: '备份已写完并核对',
    place: '/settings/backup',
    result: () => ({ href: '/settings/backup', label: '查看' }),
  },
  'package.verify': {
    running: '核对移交包',
    done: '移交包核对完毕',
    place: '/verify',
    result: (_result, jobId) => ({ href: `/verify?job=${jobId}`, label: '查看结论' }),
  },
};

const unknown: JobWords = { running: '后台任务', done: '任务完成', place: '/', result: () => null };

/** A job of a kind this window does not know (a newer archive process) is still shown. */
export function jobWords(kind: string): JobWords {
  return Object.hasOwn(words, kind) ? words[kind as JobKind] : unknown;
}

export function jobResultLink(job: Job): { href: string; label: string } | null {
  if (job.state === 'done') return job.result === null ? null : jobWords(job.kind).result(job.result, job.id);
  const { place } = jobWords(job.kind);
  return job.state === 'failed' || job.state === 'interrupted' ? { href: place, label: '重新开始' } : null;
}

/** The state in words; a job that ends in `interrupted` was cut off by a crash or by closing the program. */
export function jobStateWords(job: Job): string {
  const { running, done } = jobWords(job.kind);
  switch (job.state) {
    case 'running':
      return `正在${running}`;
    case 'done':
      return isBadPackage(job) ? '移交包有问题，不能接收' : done;
    case 'failed':
      return `${running}没有完成`;
    case 'cancelled':
      return `${running}已取消`;
    case 'interrupted':
      return `${running}意外中断`;
  }
}

/** A verification that ran to its end and found the package bad is no success. */
function isBadPackage(job: Job): boolean {
  return job.kind === 'package.verify' && job.result?.valid === false;
}

/** Whether an ended job waits for the clerk to do something about it. */
export function needsClerk(job: Job): boolean {
  return job.state === 'failed' || job.state === 'interrupted' || (job.state === 'done' && isBadPackage(job));
}

/** What the header says of all jobs at once: which run, and whether one that ended needs the clerk. */
export function traySummary(jobs: readonly Job[]): { running: Job[]; hasFailure: boolean } {
  return { running: jobs.filter((job) => job.state === 'running'), hasFailure: jobs.some(needsClerk) };
}
