import type { BrowserWindow } from 'electron';
import type { ErrorCode, ErrorParams } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { writeWhole } from '../files/write-whole.ts';
import { describeError } from './desktop.ts';

const LIMIT_MS = 60_000;
const LOOK_MS = 50;

/**
 * Saves a picture of the first usable window: the page says itself when it can be used.
 * @returns why there is none, in a sentence; null where it was saved
 */
export async function saveScreenshot(window: BrowserWindow, file: string): Promise<string | null> {
  try {
    const until = Date.now() + LIMIT_MS;
    while (!(await isUsable(window))) {
      if (Date.now() > until) return `窗口在 ${LIMIT_MS / 1000} 秒内没有打开完，没有截图。`;
      await pause(LOOK_MS);
    }
    // One more moment, so that what was just laid out is painted too.
    await pause(300);
    const picture = await window.webContents.capturePage();
    await writeWhole(file, picture.toPNG());
    return null;
  } catch (error) {
    const { code, params } = describeError(error);
    const { sentence, nextStep } = messageFor(code as ErrorCode, params as ErrorParams[ErrorCode]);
    return sentence + nextStep;
  }
}

async function isUsable(window: BrowserWindow): Promise<boolean> {
  if (window.isDestroyed() || window.webContents.isLoading()) return false;
  return (await window.webContents.executeJavaScript('document.documentElement.dataset.usable === "yes"')) === true;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
