import type { BrowserWindow } from 'electron';
import { writeWhole } from '../files/write-whole.ts';
import { log } from './log.ts';

const LIMIT_MS = 60_000;
const LOOK_MS = 50;

/** Saves a picture of the first usable window: the page says itself when it can be used. */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<void> {
  const until = Date.now() + LIMIT_MS;
  while (!(await isUsable(window))) {
    if (Date.now() > until) {
      log('error', 'no usable window in time');
      process.exitCode = 1;
      return;
    }
    await pause(LOOK_MS);
  }
  // One more moment, so that what was just laid out is painted too.
  await pause(300);
  const picture = await window.webContents.capturePage();
  await writeWhole(file, picture.toPNG());
}

async function isUsable(window: BrowserWindow): Promise<boolean> {
  if (window.isDestroyed() || window.webContents.isLoading()) return false;
  return (await window.webContents.executeJavaScript('document.documentElement.dataset.usable === "yes"')) === true;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
