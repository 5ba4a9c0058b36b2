import axe from 'axe-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The system's dialogs cannot be driven from a page: from now on they answer with these paths. */
export async function nextDialog(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: answer });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer[0] ?? '' });
  }, paths);
}

/** The token a window gets for a place when the clerk chooses it in a dialog. */
export async function chosen(
  { app, page }: { app: ElectronApplication; page: Page },
  way: 'read' | 'write' | 'folder',
  path: string,
): Promise<string> {
  await nextDialog(app, path);
  const calls = {
    read: ['files.choose', { title: '选择', kind: 'any' }],
    write: ['files.chooseSave', { title: '保存', name: 'x', kind: 'pdf' }],
    folder: ['files.chooseFolder', { title: '选择' }],
  } as const;
  const reply = await page.evaluate(([name, input]) => window.desktop.call(name, input), calls[way]);
  if (!reply.ok) throw new Error(reply.error.code);
  const { path: one, paths } = reply.value as { path?: string; paths?: string[] };
  const token = one ?? paths?.[0];
  if (token === undefined) throw new Error('nothing was chosen');
  return token;
}

/** What axe finds on the page once nothing on it fades or moves any more: nothing. It is put into a page once, and selects nodes of violations alone. */
export async function noViolations(page: Page, what: string): Promise<void> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    // Half faded in, a text has too little contrast, which nobody reads. What turns for ever is not waited for.
    const ending = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((one) => one.finished));
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
    // Notes that come and go stand outside the page's landmarks on purpose; they are announced by themselves.
    const found = await checker.run({ exclude: ['[data-portal="true"]'] }, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations, what).toEqual([]);
}
