/** Facts for the log: names, durations, codes, references. Never inputs, SQL values or names of people. */
export type LogFacts = Record<string, string | number | boolean>;
export type LogLevel = 'info' | 'warn' | 'error';
export type LogSink = (level: LogLevel, what: string, facts: LogFacts) => void;

let sink: LogSink = () => undefined;

/** Where log lines go: to the shell's log file in the app, to nowhere in tests and on the command line. */
export function logTo(next: LogSink): void {
  sink = next;
}

export function log(level: LogLevel, what: string, facts: LogFacts = {}): void {
  sink(level, what, facts);
}
