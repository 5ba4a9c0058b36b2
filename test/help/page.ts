import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The system's dialogs cannot be driven from a page: from now on they answer with these paths. */
export async function nextDialog(app: ElectronApplication, ...paths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: answer });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer[0] ?? '' });
  }, paths);
}

/** What axe finds on the page as it stands: nothing. */
export async function noViolations(page: Page, what: string): Promise<void> {
  // Notes that come and go stand outside the page's landmarks on purpose; they are announced by themselves.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).exclude('[data-portal="true"]').analyze();
  expect(
    violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`),
    what,
  ).toEqual([]);
}
