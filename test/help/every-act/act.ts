import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import type { Office } from './office.ts';

/**
 * How an act is taken back: by the undo of its command; by another call; or never, with the reason. `never` is held to
 * acts that keep no command, so that an act which gets one has to say how it is undone.
 */
export type TakenBack = 'undo' | { by: (office: Office) => Promise<unknown> } | { never: string };

/** One way to make a writing call of the contract, over an office where everything it needs is there. */
export interface Act {
  call: ArchiveCall;
  /** What tells it from other acts of the same call. */
  what: string;
  takenBack: TakenBack;
  /**
   * Sets the scene and answers with the input as it is right now: asked again after an undo it has the versions of then.
   */
  scene: (office: Office) => Promise<() => unknown>;
  /** Why it cannot be done a second time after it was taken back; null: it can. */
  onlyOnce: string | null;
  /** Tables in which the act rightly leaves something, each with the reason. */
  leaves: Readonly<Record<string, string>>;
}

type Input<N extends ArchiveCall> = ArchiveInput<N> | Promise<ArchiveInput<N>>;

/** An act that is taken back by its command's undo, unless said otherwise. */
export function act<N extends ArchiveCall>(
  call: N,
  what: string,
  scene: (office: Office) => (() => Input<N>) | Promise<() => Input<N>>,
  more: { takenBack?: TakenBack; onlyOnce?: string; leaves?: Act['leaves'] } = {},
): Act {
  return {
    call,
    what,
    takenBack: more.takenBack ?? 'undo',
    scene: async (office) => scene(office),
    onlyOnce: more.onlyOnce ?? null,
    leaves: more.leaves ?? {},
  };
}
