import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Arguments {
  archiveDir: string;
  isDemo: boolean;
  screenshot: string | null;
  /** The command line's words behind `--cli`, or null for a window. */
  cli: string[] | null;
}

/** Reads the program's own arguments; whatever Electron and Chrome add is passed over. */
export function readArguments(argv: readonly string[], env: NodeJS.ProcessEnv, appData: string): Arguments {
  const cliAt = argv.indexOf('--cli');
  const own = cliAt >= 0 ? argv.slice(0, cliAt) : argv;
  const after = (name: string): string | null => {
    const inline = own.find((word) => word.startsWith(`${name}=`));
    if (inline) return inline.slice(name.length + 1);
    const at = own.indexOf(name);
    const value = at >= 0 ? own[at + 1] : undefined;
    return value === undefined || value.startsWith('--') ? null : value;
  };
  const isDemo = own.includes('--demo');
  const named = after('--archive') ?? env.STREET_ARCHIVES_HOME ?? null;
  return {
    archiveDir: named ? resolve(expandHome(named)) : join(appData, 'StreetArchives', isDemo ? 'demo' : 'archive'),
    isDemo,
    screenshot: after('--screenshot'),
    cli: cliAt >= 0 ? argv.slice(cliAt + 1) : null,
  };
}

function expandHome(path: string): string {
  return path.startsWith('~') ? join(homedir(), path.slice(1)) : path;
}
