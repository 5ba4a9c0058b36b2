import type { RunningApp } from './app.ts';

/** A call that was refused: its name, and the code of the refusal. */
export interface Refused {
  name: string;
  code: string;
}

const listen = `
  globalThis.heard ??= (() => {
    const heard = { underWay: 0, refused: [] };
    const names = new Map();
    const ports = new WeakSet();
    const send = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (call, ...rest) {
      if (!ports.has(this)) {
        ports.add(this);
        this.addEventListener('message', ({ data }) => {
          if (data.type !== 'reply' || !names.has(data.id)) return;
          heard.underWay -= 1;
          if (!data.reply.ok) heard.refused.push({ name: names.get(data.id), code: data.reply.error.code });
          names.delete(data.id);
        });
      }
      names.set(call.id, call.name);
      heard.underWay += 1;
      return send.call(this, call, ...rest);
    };
    const drawn = () => new Promise((done) => setTimeout(done, 30));
    heard.quiet = async () => {
      for (let quiet = 0; quiet < 3; quiet += 1) {
        await drawn();
        if (heard.underWay > 0) quiet = -1;
      }
      return heard.refused.splice(0);
    };
    return heard;
  })();
`;

/** Evaluates code where the preload script runs, which holds the window's port: the page itself cannot listen there. */
async function preloadOf({ page }: RunningApp): Promise<(expression: string) => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  const contexts = new Map<number, string>();
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.set(context.id, context.name));
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => contexts.delete(executionContextId));
  await session.send('Runtime.enable');
  const [contextId] = Array.from(contexts).find(([, name]) => name === 'Electron Isolated Context') ?? [];
  if (contextId === undefined) throw new Error('no preload script runs');
  return async (expression) => {
    const asked = { contextId, expression, awaitPromise: true, returnByValue: true };
    return (await session.send('Runtime.evaluate', asked)).result.value;
  };
}

/**
 * Listens to what the page asks the archive from now on, until it is loaded anew. Answers a function which waits until
 * nothing is under way and nothing follows, and tells what was refused since it was asked last.
 */
export async function hearCalls(running: RunningApp): Promise<() => Promise<Refused[]>> {
  const inPreload = await preloadOf(running);
  await inPreload(`${listen} undefined;`);
  return async () => (await inPreload('heard.quiet()')) as Refused[];
}
