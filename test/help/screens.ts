import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type RunningApp, root } from './app.ts';
import { noViolations } from './page.ts';

const folder = join(root, 'test/e2e/screenshots');

/** The windows the screens are made for, width and height in pixels: the old office screen, a narrow one, and a roomy one. */
export const sizes = { small: [1366, 697], narrow: [1280, 720], large: [1400, 900] } as const;

/** Sets the content size of the window, in pixels. */
export async function resize({ app }: RunningApp, [width, height]: readonly [number, number]): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0),
    [width, height],
  );
}

/**
 * Eyes on the screens of one journey. `look`: nothing that axe would mark, and a picture. `picture`: the picture alone.
 * Pictures are for people: they are taken at every size, into test/e2e/screenshots, where STREET_ARCHIVES_PICTURES is
 * set. A test that fails tells what its window showed.
 */
export function screensOf(
  journey: string,
  running: () => RunningApp | undefined,
): { look: (what: string) => Promise<void>; picture: (what: string) => Promise<void> } {
  const open = (): RunningApp => {
    const now = running();
    if (!now) throw new Error('the program is not running');
    return now;
  };
  const picture = async (what: string) => {
    if (!process.env.STREET_ARCHIVES_PICTURES) return;
    mkdirSync(folder, { recursive: true });
    const now = open();
    const before = await now.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize());
    for (const [size, pixels] of Object.entries(sizes)) {
      await resize(now, pixels);
      await now.page.waitForTimeout(120);
      await now.page.screenshot({ path: join(folder, `${journey}-${what}-${size}.png`) });
    }
    await resize(now, [before?.[0] ?? 0, before?.[1] ?? 0]);
  };
  const look = async (what: string) => {
    await noViolations(open().page, what);
    await picture(what);
  };
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail' || !running()) return;
    await picture('failed').catch(() => undefined);
    const shown = await running()
      ?.page.evaluate(() => document.body.innerText)
      .catch(() => null);
    if (shown) process.stderr.write(`${journey}, ${task.name}: the window showed\n${shown.slice(-3000)}\n`);
  });
  return { look, picture };
}
