import type { ErrorCode, ErrorParams } from '../errors.ts';

/** What a clerk reads: what happened, and what to do next. */
export interface Message {
  sentence: string;
  nextStep: string;
}

/** The messages of all errors whose code begins with one of these nouns: none may be left out. */
export type MessagesOf<Noun extends string> = {
  [C in Extract<ErrorCode, `${Noun}.${string}`>]: (params: ErrorParams[C]) => Message;
};
