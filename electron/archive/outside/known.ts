import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { writeWholeNow } from '../../files/write-whole.ts';

/**
 * What this computer remembers of archives, outside their folders: where each lay, how far its log went, and how much was
 * in it. Nothing in it tells who the files are about.
 */
const Place = z.object({
  /** The archive folder. */
  path: z.string(),
  /** The last entry of the log: its number, its hash and its time. */
  entries: z.int(),
  hash: z.string(),
  at: z.string(),
  records: z.int(),
  writtenAt: z.string(),
});
export type KnownPlace = z.infer<typeof Place>;

const Known = z.object({ format: z.literal(1), archive: z.string(), office: z.string(), places: z.array(Place) });
type Known = z.infer<typeof Known>;

// A stick that got another letter each time must not make the note grow for ever.
const PLACES_MOST = 20;

/** The folder of these notes where nobody names one: in the user's own data, as Electron finds it. */
export function knownFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.STREET_ARCHIVES_KNOWN) return env.STREET_ARCHIVES_KNOWN;
  return join(appData(env), 'StreetArchives', 'known');
}

function appData(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env.XDG_CONFIG_HOME ?? join(homedir(), '.config');
}

export class KnownArchives {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** What is known of an archive: at that folder, else where it was seen last. */
  of(archive: string, dir: string): KnownPlace | null {
    const places = this.read(archive)?.places ?? [];
    return places.find(({ path }) => path === resolve(dir)) ?? newest(places);
  }

  /** The archive that was last seen in a folder. */
  at(dir: string): (KnownPlace & { office: string }) | null {
    const there = this.all().flatMap(({ office, places }) =>
      places.filter(({ path }) => path === resolve(dir)).map((place) => ({ ...place, office })),
    );
    return newest(there);
  }

  /** Notes how an archive stands in its folder. @throws AppError file.* */
  keep(archive: string, office: string, place: KnownPlace): void {
    const others = (this.read(archive)?.places ?? []).filter(({ path }) => path !== resolve(place.path));
    this.write({
      ...{ format: 1, archive, office },
      places: [{ ...place, path: resolve(place.path) }, ...others].slice(0, PLACES_MOST),
    });
  }

  /** Somebody says that the archive of a folder is given up: a new one may be made there. */
  forget(dir: string): void {
    for (const known of this.all()) {
      const places = known.places.filter(({ path }) => path !== resolve(dir));
      if (places.length < known.places.length) this.write({ ...known, places });
    }
  }

  private all(): Known[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => this.read(name.slice(0, -'.json'.length)) ?? []);
  }

  private read(archive: string): Known | null {
    try {
      const parsed = Known.safeParse(JSON.parse(readFileSync(this.file(archive), 'utf8')));
      return parsed.success ? parsed.data : null;
    } catch {
      // Nobody knows it yet, or the note was damaged: then there is nothing to compare with.
      return null;
    }
  }

  private write(known: Known): void {
    mkdirSync(this.folder, { recursive: true });
    writeWholeNow(this.file(known.archive), Buffer.from(`${JSON.stringify(known, null, 2)}\n`));
  }

  // The id comes out of a database: it must not lead out of the folder.
  private file(archive: string): string {
    return join(this.folder, `${archive.replace(/[^0-9A-Za-z_-]/g, '')}.json`);
  }
}

function newest<P extends KnownPlace>(places: readonly P[]): P | null {
  return places.reduce<P | null>((found, one) => (found && found.writtenAt >= one.writtenAt ? found : one), null);
}
