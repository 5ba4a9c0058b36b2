// The archive keeps a roster's name, not its place, in what it tells a window. The place is needed once more when the
// clerk corrects the columns, so a window remembers it for the plans it made.
const key = (importId: number): string => `roster:${importId}`;

export function rememberSource(importId: number, path: string): void {
  sessionStorage.setItem(key(importId), path);
}

export function sourceOf(importId: number): string | null {
  return sessionStorage.getItem(key(importId));
}

/** The name a clerk knows a file by, on any system. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
