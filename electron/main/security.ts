import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { app, protocol, type Session, session, type WebContents } from 'electron';
import { log } from './log.ts';

/** Pages come from the program's own folder under app://street; everything else is refused. */
export const ORIGIN = 'app://street';

/** Whether an address is a page of this program. */
export function isOwnPage(url: string): boolean {
  return url === ORIGIN || url.startsWith(`${ORIGIN}/`);
}

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

// What a page may never ask the computer for; to write what the clerk copies is all that is left.
const PERMISSIONS_POLICY = [
  'accelerometer',
  'ambient-light-sensor',
  'autoplay',
  'bluetooth',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'web-share',
  'window-management',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

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
    const isOwn = isOwnPage(details.url) || details.url.startsWith('devtools:') || isInline(details.url);
    if (!isOwn) log('warn', 'request refused', { scheme: new URL(details.url).protocol });
    done({ cancel: !isOwn });
  });
  refusePermissions(own);
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

function isInline(url: string): boolean {
  return url.startsWith('data:') || url.startsWith('blob:');
}

/** Of all that Chromium can grant a page, ours writes to the clipboard what the clerk copies, and nothing else. */
function refusePermissions(own: Session): void {
  const isGranted = (permission: string, origin: string): boolean =>
    permission === 'clipboard-sanitized-write' && isOwnPage(origin);
  own.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) =>
    decide(isGranted(permission, requestingUrl)),
  );
  own.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  // Everything the program gives out goes through a dialog of the shell, where it is asked for, held to rights and kept.
  own.on('will-download', (event) => event.preventDefault());
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler(null);
  // Without an answer of ours Chromium would take what the system offers first.
  own.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose(null);
  });
  own.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  own.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // A file dropped into the window would be gone to as well.
  contents.on('will-navigate', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
}

/** A file of the renderer's folder; an unknown path without an extension is a route of the app. */
async function servePage(rendererDir: string, url: string): Promise<Response> {
  try {
    const path = decodeURIComponent(new URL(url).pathname);
    const name = extname(path) === '' ? 'index.html' : path;
    const file = normalize(join(rendererDir, name));
    if (!file.startsWith(rendererDir + sep)) return new Response(null, { status: 403 });
    const headers: Record<string, string> = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    };
    if (extname(file) === '.html') {
      headers['content-security-policy'] = CSP;
      headers['permissions-policy'] = PERMISSIONS_POLICY;
    }
    return new Response(new Uint8Array(await readFile(file)), { headers });
  } catch {
    return new Response(null, { status: 404 });
  }
}
