import { expect, test } from 'vitest';
import { jobResultLink, jobStateWords, needsClerk, traySummary } from '#renderer/jobs/job-words.ts';
import { percentOf, progressParts } from '#renderer/jobs/progress-words.ts';
import { justDone } from '#renderer/jobs/use-job-news.tsx';
import { type Job, JobInput, JobState } from '#shared/contract/jobs.ts';

function job(over: Partial<Job>): Job {
  return {
    id: 'j1',
    kind: 'roster.read',
    title: '花名册.xlsx',
    state: 'running',
    progress: null,
    result: null,
    error: null,
    startedAt: '2026-03-04T09:00:00+08:00',
    startedBy: '王小梅',
    finishedAt: null,
    ...over,
  };
}

const kinds = JobInput.options.map((option) => option.shape.kind.value);

test.each(kinds)('%s has its own words in every state', (kind) => {
  for (const state of JobState.options) {
    const words = jobStateWords(job({ kind, state }));
    expect(words).not.toContain('后台任务');
    expect(words.length).toBeGreaterThan(3);
  }
});

test('a job kind this window does not know is shown all the same', () => {
  expect(jobStateWords(job({ kind: 'constructor' }))).toBe('正在后台任务');
});

test.each([
  ['roster.read', { importId: 7 }, '/import/7'],
  ['roster.apply', { importId: 7 }, '/import/7'],
  ['roster.undo', { importId: 7 }, '/import/7'],
  ['handover.write', { handoverId: 3 }, '/handover/3'],
  ['package.verify', { valid: false }, '/verify?job=j1'],
])('the result of %s is found at %s', (kind, result, href) => {
  expect(jobResultLink(job({ kind, state: 'done', result }))?.href).toBe(href);
});

test('a running or cancelled job has no result to go to, a failed one leads back to its beginning', () => {
  expect(jobResultLink(job({}))).toBeNull();
  expect(jobResultLink(job({ state: 'cancelled' }))).toBeNull();
  expect(jobResultLink(job({ state: 'failed' }))).toEqual({ href: '/import', label: '重新开始' });
});

test('a package found bad is no success, though the job ran to its end', () => {
  const bad = job({ kind: 'package.verify', state: 'done', result: { valid: false } });
  expect(needsClerk(bad)).toBe(true);
  expect(jobStateWords(bad)).toContain('不能接收');
  expect(justDone(new Set(['j1']), [bad], '/')).toEqual([]);
});

test('the header says what runs, and that something failed, but nothing of what the clerk cancelled', () => {
  const all = [job({}), job({ id: 'j2', state: 'cancelled' }), job({ id: 'j3', state: 'failed' })];
  expect(traySummary(all).hasFailure).toBe(true);
  expect(traySummary(all.slice(0, 2)).hasFailure).toBe(false);
  expect(traySummary(all).running.map((one) => one.id)).toEqual(['j1']);
});

test('a job that ends while the clerk is elsewhere is told once, on its own page not at all', () => {
  const done = job({ state: 'done', result: { importId: 1 } });
  expect(justDone(new Set(['j1']), [done], '/')).toEqual([done]);
  expect(justDone(new Set(), [done], '/')).toEqual([]);
  expect(justDone(new Set(['j1']), [done], '/import/4')).toEqual([]);
});

test('a running job never says 100 %', () => {
  const progress = { step: 1, steps: 1, phase: 'x', done: 1, total: 1, doneBytes: 0, totalBytes: 0, overall: 1 };
  expect(percentOf(progress)).toBe(99);
  expect(percentOf(null)).toBe(0);
});

test('only what is known of the progress is said', () => {
  const progress = {
    step: 2,
    steps: 3,
    phase: '正在写入档案',
    done: 1200,
    total: 2000,
    doneBytes: 1_500_000,
    totalBytes: 4_000_000_000,
    overall: 0.4,
  };
  expect(progressParts(progress, 95)).toEqual(['第 2 步，共 3 步', '1,200 / 2,000', '1.5 MB / 4 GB', '还需约 2 分钟']);
  expect(progressParts({ ...progress, steps: 1, total: 0, totalBytes: 0 }, null)).toEqual([]);
});
