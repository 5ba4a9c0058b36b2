import { describe, expect, it } from 'vitest';
import { PrintQueue, STUCK_MS, type Timer } from '#electron/main/print-queue.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';

/** A clock that goes only when told to. */
function clock(): { timer: Timer; pass: (ms: number) => void; running: () => number } {
  let now = 0;
  const alarms = new Map<symbol, { at: number; then: () => void }>();
  return {
    timer: (ms, then) => {
      const key = Symbol('alarm');
      alarms.set(key, { at: now + ms, then });
      return () => alarms.delete(key);
    },
    pass: (ms) => {
      now += ms;
      for (const [key, { at, then }] of Array.from(alarms)) {
        if (at > now || !alarms.delete(key)) continue;
        then();
      }
    },
    running: () => alarms.size,
  };
}

const sheet = (recordId: number): SheetRequest => ({ form: 'retiree-registration', recordId });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function queueOf() {
  const time = clock();
  const given: string[] = [];
  const queue = new PrintQueue<string>(time.timer, () => given.push('up'));
  const ended: string[] = [];
  const order = (recordId: number, make = (page: string) => Promise.resolve(page)) =>
    void queue.add(sheet(recordId), make).then(
      (made) => ended.push(`${recordId} ${made}`),
      (error: { code: string; params: { detail: string } }) =>
        ended.push(`${recordId} ${error.code} ${error.params.detail ?? ''}`.trim()),
    );
  return { time, given, queue, ended, order };
}

describe('a drawing has no limit but lack of progress', () => {
  it('goes on for hours as long as pages are laid out', async () => {
    const { time, given, queue, ended, order } = queueOf();
    order(1);
    const { id } = await queue.next();
    for (let page = 0; page < 200; page += 1) {
      time.pass(STUCK_MS - 1);
      queue.progress(id);
    }
    await queue.ready(id, null, 'page');
    expect([ended, given]).toEqual([['1 page'], []]);
  });

  it('fails when nothing was laid out for too long, and gives the page up', async () => {
    const { time, given, queue, ended, order } = queueOf();
    order(1);
    await queue.next();
    time.pass(STUCK_MS);
    await settled();
    expect([ended, given]).toEqual([['1 printing.failed 页面没有画完'], ['up']]);
  });

  it('is not helped by the progress of another sheet', async () => {
    const { time, queue, ended, order } = queueOf();
    order(1);
    const { id } = await queue.next();
    time.pass(STUCK_MS - 1);
    queue.progress(id + 1);
    time.pass(1);
    await settled();
    expect(ended).toHaveLength(1);
  });
});

describe('an order that waits has no clock', () => {
  it('neither before a page asks for it nor behind one that is long in drawing', async () => {
    const { time, queue, ended, order } = queueOf();
    order(1);
    order(2);
    time.pass(100 * STUCK_MS);
    expect(time.running()).toBe(0);
    const first = await queue.next();
    for (let page = 0; page < 10; page += 1) {
      time.pass(STUCK_MS - 1);
      queue.progress(first.id);
    }
    await queue.ready(first.id, null, 'page');
    const second = await queue.next();
    time.pass(STUCK_MS - 1);
    await queue.ready(second.id, null, 'page');
    expect(ended).toEqual(['1 page', '2 page']);
  });

  it('and is drawn by the next page when the one before it was stuck', async () => {
    const { time, queue, ended, order } = queueOf();
    order(1);
    order(2);
    await queue.next();
    time.pass(STUCK_MS);
    expect(queue.hasWaiting()).toBe(true);
    const { id, request } = await queue.next();
    expect(request).toEqual(sheet(2));
    await queue.ready(id, null, 'other page');
    expect(ended).toEqual(['1 printing.failed 页面没有画完', '2 other page']);
  });
});

describe('once a sheet stands on the page', () => {
  it('no clock runs while a dialog is open or a PDF is made', async () => {
    const { time, queue, ended, order } = queueOf();
    let close = (_made: string): void => undefined;
    order(1, () => new Promise((resolve) => (close = resolve)));
    const { id } = await queue.next();
    const isFree = queue.ready(id, null, 'page');
    queue.progress(id);
    time.pass(100 * STUCK_MS);
    expect([time.running(), ended]).toEqual([0, []]);
    close('printed');
    await isFree;
    expect(ended).toEqual(['1 printed']);
  });

  it('a page that is gone before all is made fails the order', async () => {
    const { queue, ended, order } = queueOf();
    order(1, () => new Promise(() => undefined));
    const { id } = await queue.next();
    void queue.ready(id, null, 'page');
    queue.lost('打印窗口关闭');
    await settled();
    expect(ended).toEqual(['1 printing.failed 打印窗口关闭']);
  });
});

it('a refusal of the archive is the refusal of the order, and the next is drawn', async () => {
  const { queue, ended, order } = queueOf();
  order(1);
  order(2);
  const first = await queue.next();
  await queue.ready(first.id, { code: 'record.notFound', params: {}, ref: null }, 'page');
  const second = await queue.next();
  await queue.ready(second.id, null, 'page');
  expect(ended).toEqual(['1 record.notFound', '2 page']);
});
