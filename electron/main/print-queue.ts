import type { SheetRequest } from '#shared/contract/sheets.ts';
import { AppError, type CallError, type ErrorCode, type ErrorParams } from '#shared/errors.ts';

/** Calls `then` after so many milliseconds; the answer calls it off. */
export type Timer = (ms: number, then: () => void) => () => void;

/** What the print window is handed: which sheet to draw. */
export interface Handed {
  id: number;
  request: SheetRequest;
}

interface Order<Page> extends Handed {
  /** Called when the sheet stands on the page. */
  drawn: (page: Page) => Promise<void>;
  failed: (error: unknown) => void;
}

// A drawing may take as long as it takes; a page that has laid out nothing for so long is stuck, a lost font for example,
// and must not stop what waits behind it.
export const STUCK_MS = 120_000;

/**
 * The orders of one print window, drawn one after the other. Only what is being drawn has a clock, and each page laid out
 * sets it back: neither the size of a sheet nor the length of the line makes an order fail.
 */
export class PrintQueue<Page> {
  private readonly waiting: Order<Page>[] = [];
  private readonly timer: Timer;
  private readonly giveUp: () => void;
  private current: Order<Page> | null = null;
  private isDrawn = false;
  private stopClock: () => void = () => undefined;
  private askNext: ((order: Order<Page>) => void) | null = null;
  private lastId = 0;

  /** `giveUp`: called when the page is stuck; whoever holds the page ends it and makes a new one. */
  constructor(timer: Timer, giveUp: () => void) {
    this.timer = timer;
    this.giveUp = giveUp;
  }

  /**
   * Adds an order; `make` makes what is wanted of the page once the sheet stands on it.
   * @throws AppError printing.failed, and what the sheet's call was refused with
   */
  add<T>(request: SheetRequest, make: (page: Page) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      this.waiting.push({
        id: this.lastId,
        request,
        failed: reject,
        drawn: (page) => make(page).then(resolve, reject),
      });
      this.hand();
    });
  }

  hasWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** The page asks for the next sheet; settles when there is one. */
  next(): Promise<Handed> {
    return new Promise((resolve) => {
      this.askNext = (order) => {
        this.askNext = null;
        this.current = order;
        this.isDrawn = false;
        this.wind();
        resolve({ id: order.id, request: order.request });
      };
      this.hand();
    });
  }

  /** The page has come further with the sheet it draws. */
  progress(id: number): void {
    if (this.current?.id === id && !this.isDrawn) this.wind();
  }

  /** The sheet stands on the page, or could not be drawn. Settles when the page may be drawn over. */
  async ready(id: number, error: CallError | null, page: Page): Promise<void> {
    const order = this.current;
    if (!order || order.id !== id || this.isDrawn) return;
    this.stopClock();
    this.isDrawn = true;
    if (error) order.failed(new AppError(error.code, error.params as ErrorParams[ErrorCode]));
    else await order.drawn(page);
    if (this.current === order) this.current = null;
  }

  /** The page is gone: what it drew fails, what waits is kept for the next page. */
  lost(detail: string): void {
    this.stopClock();
    this.askNext = null;
    this.current?.failed(new AppError('printing.failed', { detail }));
    this.current = null;
  }

  private wind(): void {
    this.stopClock();
    this.stopClock = this.timer(STUCK_MS, () => {
      this.lost('页面没有画完');
      this.giveUp();
    });
  }

  private hand(): void {
    if (!this.askNext) return;
    const order = this.waiting.shift();
    if (order) this.askNext(order);
  }
}
