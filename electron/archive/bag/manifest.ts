/** Lines of manifests: digest, two blanks, path with `/`; CR, LF and % percent-encoded (RFC 8493, 2.1.3). */

export interface ManifestLine {
  digest: string;
  path: string;
  /** Written with ./ in front, as tools of sums do. */
  isRelative?: boolean;
}

export function manifestText(lines: readonly ManifestLine[]): string {
  return [...lines]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map((line) => `${line.digest}  ${encodePath(line.path)}\n`)
    .join('');
}

export function readManifest(text: string): { lines: ManifestLine[]; bad: number[] } {
  const lines: ManifestLine[] = [];
  const bad: number[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (line === '') return;
    const match = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line);
    if (match?.[1] && match[2]) {
      const written = match[2].replaceAll('\\', '/');
      const isRelative = written.startsWith('./');
      lines.push({ digest: match[1].toLowerCase(), path: decodePath(written), ...(isRelative ? { isRelative } : {}) });
    } else bad.push(index + 1);
  });
  return { lines, bad };
}

function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function decodePath(path: string): string {
  return path.replace(/%0D/gi, '\r').replace(/%0A/gi, '\n').replaceAll('%25', '%').replace(/^\.\//, '');
}

/** A path of a manifest that would lead out of the bag; such a path is never read. */
export function escapes(path: string): boolean {
  return path.startsWith('/') || path.startsWith('~') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');
}

/** Tag file of labels and values; a long value is folded onto lines that begin with a blank (RFC 8493, 2.2.2). */
export function infoText(info: readonly (readonly [string, string])[]): string {
  return info.map(([label, value]) => `${foldLine(`${label}: ${value.replace(/[\r\n]+/g, ' ').trim()}`)}\n`).join('');
}

const LINE_LENGTH = 79;

function foldLine(line: string): string {
  const parts: string[] = [];
  let rest = line;
  while (rest.length > LINE_LENGTH) {
    const cut = rest.lastIndexOf(' ', LINE_LENGTH);
    // A blank of the value is where the line may be folded; Chinese without blanks stays on one line.
    if (cut <= rest.indexOf(': ') + 1) break;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut + 1);
  }
  return [...parts, rest].join('\n ');
}

export function readInfo(text: string): Map<string, string[]> {
  const info = new Map<string, string[]>();
  for (const line of text.replace(/(\r\n|\n|\r)[ \t]+/g, ' ').split(/\r\n|\n|\r/)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const label = line.slice(0, colon).trim();
    info.set(label, [...(info.get(label) ?? []), line.slice(colon + 1).trim()]);
  }
  return info;
}
