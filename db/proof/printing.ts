import type { ReadableDb } from '../core/open.ts';
import type { keepText } from './kept-texts.ts';

type KeptNoun = Parameters<typeof keepText>[1]['noun'];

/** What one noun prints: its final things, each as it says itself now, and the texts of all versions. */
export interface Printing<Said> {
  noun: KeptNoun;
  table: string;
  /** The version texts are made in today. */
  newest: string;
  /** The text of a version; null: one this program does not know. */
  textOf(version: string, said: Said): string | null;
  said(db: ReadableDb, id: number): Said;
  /** As a finding names it. */
  called(said: Said): string;
}
