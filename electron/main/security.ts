import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, type Session, session, type WebContents } from 'electron';
import { log } from './log.ts';

/** Pages come from the program's own folder under app://street; everything else is refused. */
export const ORIGIN = 'app://street';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "webrtc 'block'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the pages, refuses every network request, every permission and every foreign window. */
export function secure(rendererDir: string): void {
  const own = session.defaultSession;
  own.protocol.handle('app', (request) => servePage(rendererDir, request.url));
  own.webRequest.onBeforeRequest((details, done) => {
    const isOwn = details.url.startsWith(`${ORIGIN}/`) || details.url.startsWith('devtools:') || isInline(details.url);
    if (!isOwn) log('warn', 'request refused', { scheme: new URL(details.url).protocol });
    done({ cancel: !isOwn });
  });
  refusePermissions(own);
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function isInline(url: string): boolean {
  return url.startsWith('data:') || url.startsWith('blob:');
}

function refusePermissions(own: Session): void {
  own.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(permission === 'clipboard-sanitized-write'),
  );
  own.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event, url) => {
    if (!url.startsWith(`${ORIGIN}/`)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** A file of the renderer's folder; an unknown path without an extension is a route of the app. */
async function servePage(rendererDir: string, url: string): Promise<Response> {
  const path = decodeURIComponent(new URL(url).pathname);
  const name = extname(path) === '' ? 'index.html' : path;
  const file = normalize(join(rendererDir, name));
  if (!file.startsWith(rendererDir + sep)) return new Response(null, { status: 403 });
  try {
    const headers: Record<string, string> = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    };
    if (extname(file) === '.html') headers['content-security-policy'] = CSP;
    return new Response(new Uint8Array(await readFile(file)), { headers });
  } catch {
    return new Response(null, { status: 404 });
  }
}
