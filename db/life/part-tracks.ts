import type { LifeCycle } from '#shared/life/life-cycle.ts';
import {
  begunStates,
  isEndedIn,
  type PartOfFile,
  type PartsOfStep,
  partTypeIn,
  partTypeOf,
  partTypes,
  statesOfType,
} from '#shared/life/parts.ts';
import type { States } from '#shared/life/step.ts';
import { CORRECTED } from '#shared/life/story.ts';
import type { KeptPart } from './parts.ts';
import type { RefusedAgain, StoryRow } from './retell.ts';

/** A part while the story is read: where it stands by what was told so far. */
interface Track extends PartOfFile {
  lastOn: Record<string, string>;
  lastEvent: number;
}

/** The parts of a file while its story is read again from the first step, one track each. */
export class PartTracks {
  private readonly tracks = new Map<number, Track>();
  private readonly kept: ReadonlyMap<number, KeptPart>;
  private readonly life: LifeCycle;

  constructor(life: LifeCycle, kept: readonly KeptPart[]) {
    this.life = life;
    const types = partTypes(life).map(([type]) => type);
    this.kept = new Map(kept.filter(({ type }) => types.includes(type)).map((part) => [part.id, part]));
  }

  /** What a step finds: the parts as they stood before it, and its own where it does not begin it. */
  at({ partId, step }: StoryRow): PartsOfStep {
    const parts = Array.from(this.tracks.values());
    return { parts, partId: begunStates(this.life, step) === null ? partId : null };
  }

  /** The days of the last steps of a part's own states; those of other parts do not count. */
  lastOnOf(partId: number | null): Readonly<Record<string, string | undefined>> {
    const track = partId === null ? undefined : this.tracks.get(partId);
    if (!track) return {};
    return Object.fromEntries(Object.keys(track.states).map((field) => [field, track.lastOn[field]]));
  }

  /** Reads one more step. @returns what is wrong with it that no rule about steps says */
  tell(row: StoryRow): string[] {
    const { partId, step, on } = row;
    if (partId === null) return [];
    const kept = this.kept.get(partId);
    if (!kept || kept.removedAt !== null) return ['part-gone'];
    const { life } = this;
    const { type, number } = kept;
    const part = partTypeIn(life, type);
    const [before, after] = [row.before, row.after].map((images) => statesOfType(life, type, JSON.parse(images)));
    const track = this.tracks.get(partId);
    const isBegun = begunStates(life, step) !== null;
    if (isBegun === (track !== undefined)) return ['part-begun'];
    const stood = track?.states ?? {};
    const states = { ...stood, ...after };
    const closedOn = isEndedIn(part, states) ? (track?.closedOn ?? on) : null;
    const lastOn = { ...track?.lastOn };
    if (step !== CORRECTED) for (const field of Object.keys(after ?? {})) lastOn[field] = later(lastOn[field], on);
    const told = { id: partId, type, number, openedOn: track?.openedOn ?? on, closedOn, states };
    this.tracks.set(partId, { ...told, lastOn, lastEvent: row.id });
    const differs = Object.entries(before ?? {}).some(([field, code]) => stood[field] !== code);
    return [
      ...(differs ? ['part-states'] : []),
      ...(step === CORRECTED && this.overlapping().length > 0 ? ['part-open'] : []),
    ];
  }

  /** Parts that do not stand where their story leads, each by its last step. */
  differing(): RefusedAgain[] {
    return Array.from(this.tracks.values()).flatMap(({ id, lastEvent }) => {
      const kept = this.kept.get(id);
      return kept && this.differs(kept) ? [{ eventId: lastEvent, why: 'part-differs' }] : [];
    });
  }

  /** Whether a part does not stand where its story leads. */
  differs({ id, openedOn, closedOn, states }: KeptPart): boolean {
    const track = this.tracks.get(id);
    if (!track) return false;
    return track.openedOn !== openedOn || track.closedOn !== closedOn || !isSameStates(track.states, states);
  }

  /** The parts that stand though no step begins them. */
  unbegun(): KeptPart[] {
    return Array.from(this.kept.values()).filter(({ id, removedAt }) => removedAt === null && !this.tracks.has(id));
  }

  /** Those that are open beside another of a type of which one is open at most. */
  overlapping(): PartOfFile[] {
    const open = Array.from(this.tracks.values()).filter(({ closedOn }) => closedOn === null);
    return open.filter(
      ({ id, type }) =>
        partTypeIn(this.life, type).atOnce === 'one' && open.some((other) => other.type === type && other.id < id),
    );
  }
}

const later = (day: string | undefined, other: string): string => (day !== undefined && day > other ? day : other);

function isSameStates(one: States, other: States): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Array.from(fields).every((field) => one[field] === other[field]);
}

/** What is wrong between a step and the part it names, beyond what the rules of steps say. */
export function isMisplaced(life: LifeCycle, { step, partId }: StoryRow): boolean {
  if (step === CORRECTED) return false;
  return (partTypeOf(life, step) === null) !== (partId === null);
}
