import { contextBridge, ipcRenderer, webFrame } from 'electron';
import type { ArchiveEvent } from '#shared/contract/events.ts';
import type { Reply } from '#shared/contract/types.ts';
import type { CallError } from '#shared/errors.ts';

/**
 * Holds the window's port to the archive and lays three functions before the page, nothing else. Calls made before the
 * port is there wait in order; calls under way when the archive process ends are refused with `archive.restarted`, and
 * while the archive cannot be opened every call is refused with the reason.
 */
type PortMessage = { type: 'reply'; id: number; reply: Reply<unknown> } | { type: 'event'; event: ArchiveEvent };

let port: MessagePort | null = null;
let refusal: CallError | null = null;
let lastId = 0;
const underWay = new Map<number, (reply: Reply<unknown>) => void>();
const queued: { id: number; name: string; input: unknown }[] = [];
const listeners = new Set<(event: ArchiveEvent) => void>();

const restarted: CallError = { code: 'archive.restarted', params: {}, ref: null };

ipcRenderer.on('archive.port', (event) => {
  refuseUnderWay(restarted);
  refusal = null;
  port = event.ports[0] ?? null;
  if (!port) return;
  port.onmessage = (message: MessageEvent<PortMessage>) => {
    if (message.data.type === 'event') tell(message.data.event);
    else settle(message.data.id, message.data.reply);
  };
  for (const call of queued.splice(0)) port.postMessage(call);
});

ipcRenderer.on('archive.lost', () => {
  port = null;
  refuseUnderWay(restarted);
});

// Where the archive cannot be opened, nobody will come to answer: what waits is refused with the reason.
ipcRenderer.on('archive.refused', (_event, error: CallError) => {
  port = null;
  refusal = error;
  refuseUnderWay(error);
  for (const call of queued.splice(0)) settle(call.id, { ok: false, error });
});

ipcRenderer.on('desktop.event', (_event, news: ArchiveEvent) => tell(news));

function refuseUnderWay(error: CallError): void {
  const waiting = new Set(queued.map((call) => call.id));
  for (const id of Array.from(underWay.keys())) if (!waiting.has(id)) settle(id, { ok: false, error });
}

function settle(id: number, reply: Reply<unknown>): void {
  underWay.get(id)?.(reply);
  underWay.delete(id);
}

function tell(event: ArchiveEvent): void {
  for (const listener of listeners) listener(event);
}

// A peer connection opens ports before any policy is asked, and the page's own print would come out without the archive
// being asked or keeping it: no page of ours has either.
void webFrame.executeJavaScript(
  'delete window.RTCPeerConnection; delete window.webkitRTCPeerConnection; delete window.print; void 0;',
);

// Far more than the longest list of ticked files takes.
const LONGEST_INPUT = 32_000_000;
const notPlain: CallError = { code: 'input.invalid', params: { fields: {} }, ref: null };

/** An input as plain data, whatever the page handed over; null where there is none: a circle, a huge text, a getter that throws. */
function plain(input: unknown): { input: unknown } | null {
  try {
    const text = JSON.stringify(input) ?? 'null';
    return text.length > LONGEST_INPUT ? null : { input: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

contextBridge.exposeInMainWorld('archive', {
  call: (name: string, input: unknown): Promise<Reply<unknown>> =>
    new Promise((resolve) => {
      if (refusal) {
        resolve({ ok: false, error: refusal });
        return;
      }
      const read = plain(input);
      if (!read) {
        resolve({ ok: false, error: notPlain });
        return;
      }
      lastId += 1;
      underWay.set(lastId, resolve);
      const call = { id: lastId, name: String(name), input: read.input };
      if (port) port.postMessage(call);
      else queued.push(call);
    }),
  onEvent: (listener: (event: ArchiveEvent) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
});

contextBridge.exposeInMainWorld('desktop', {
  call: (name: string, input: unknown): Promise<Reply<unknown>> => {
    const read = plain(input);
    return read
      ? ipcRenderer.invoke('desktop.call', String(name), read.input)
      : Promise.resolve({ ok: false, error: notPlain });
  },
});
