import type { CodeTableName } from '../codes/tables.ts';
import { type FilePart, isStepOf, type LifeCycle, stateFieldsOf, stepIn } from './life-cycle.ts';
import type { States } from './step.ts';

/** A numbered part of a file as it stands. Days `YYYY-MM-DD`. */
export interface PartOfFile {
  id: number;
  /** Its name in `LifeCycle.parts`. */
  type: string;
  /** Which of its type in the file, from 1; it is never given again. */
  number: number;
  openedOn: string;
  /** null: it has not ended. */
  closedOn: string | null;
  states: States;
}

/** In which of a file's parts a step is taken; `partId` null where it is of the file or begins a new one. */
export interface PartsOfStep {
  parts: readonly PartOfFile[];
  partId: number | null;
}

/** What a step of a kind without parts is taken in. */
export const NO_PARTS: PartsOfStep = { parts: [], partId: null };

/** The types of parts of a life with their descriptions. */
export function partTypes({ parts }: LifeCycle): [string, FilePart][] {
  return parts === 'none' ? [] : Object.entries(parts);
}

/** A type of parts. @throws RangeError where the life has none of this name */
export function partTypeIn(life: LifeCycle, type: string): FilePart {
  const found = partTypes(life).find(([name]) => name === type)?.[1];
  if (!found) throw new RangeError(`no part ${type}`);
  return found;
}

/** The type of parts a step belongs to; null where it is of the file, or no step of this life. */
export function partTypeOf(life: LifeCycle, step: string): string | null {
  const part = isStepOf(life, step) ? stepIn(life, step).part : undefined;
  return part === undefined || part === 'file' ? null : part;
}

/** The states in which a part begins by this step; null where the step begins none. */
export function begunStates(life: LifeCycle, step: string): States | null {
  const type = partTypeOf(life, step);
  return type === null ? null : (partTypeIn(life, type).begunBy[step] ?? null);
}

/** Whether a part in these states has ended. */
export function isEndedIn({ endedIn }: FilePart, states: States): boolean {
  return Object.entries(endedIn).some(([field, codes]) => codes?.includes(states[field] ?? ''));
}

/** 第 2 次登记期. */
export function partName(life: LifeCycle, { type, number }: Pick<PartOfFile, 'type' | 'number'>): string {
  const label = partTypes(life).find(([name]) => name === type)?.[1].label ?? type;
  return `第 ${number} 次${label}`;
}

/** The fields of the states of a type of parts; those of the file for null. */
export function fieldsOf(life: LifeCycle, type: string | null): readonly string[] {
  return type === null ? stateFieldsOf(life) : Object.keys(partTypeIn(life, type).stateCodes);
}

/** The states of the file, or of a type of parts, out of both. */
export function statesOfType(life: LifeCycle, type: string | null, states: States): States {
  return Object.fromEntries(
    fieldsOf(life, type).flatMap((field) => (states[field] === undefined ? [] : [[field, states[field]]])),
  );
}

interface StateWords {
  label: string;
  table: CodeTableName;
}

/** What states of parts are called, and the code table of each, by their fields. */
export function partStateWords(life: LifeCycle): Readonly<Record<string, StateWords>> {
  return Object.fromEntries(
    partTypes(life).flatMap(([, { stateLabels, stateTables }]) =>
      Object.entries(stateTables).map(([field, table]) => [field, { label: stateLabels[field] ?? field, table }]),
    ),
  );
}

/** The code table of a state, of the file or of a part; undefined where the life knows none of this name. */
export function stateTableOf(life: LifeCycle, field: string): CodeTableName | undefined {
  return life.stateTables[field] ?? partStateWords(life)[field]?.table;
}

/** What a state of the file or of a part is called. */
export function stateLabelOf(life: LifeCycle, field: string): string {
  return life.stateLabels[field] ?? partStateWords(life)[field]?.label ?? field;
}

/** Whether a step is one by which something ends because of a death: of the file, or of a part of it. */
export function isStepOfDeath(life: LifeCycle, step: string): boolean {
  if (life.death !== 'none' && life.death.step === step) return true;
  return partTypes(life).some(([, { onDeath }]) => 'step' in onDeath && onDeath.step === step);
}
