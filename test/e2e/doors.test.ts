import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executable, type RunningApp, root, runtimeArgs, runtimeEnv, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { chosen } from '#test/help/page.ts';

/** What a page may not ask the computer for, and what comes of a second start. One window for all. */

let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;

beforeAll(async () => {
  dir = newFolder('doors');
  archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '测试街道', '--area', '350102005000', '--demo', '3');
  // A machine without a camera would refuse for that reason.
  running = await startApp(archive, ['--use-fake-device-for-media-stream']);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What an expression comes to as if the clerk had just clicked: without that, browsers refuse most things anyway. */
async function clicked(expression: string): Promise<unknown> {
  const session = await page().context().newCDPSession(page());
  const { result } = await session.send('Runtime.evaluate', {
    expression: `Promise.resolve().then(() => ${expression}).then((value) => 'granted: ' + value, (error) => error.name)`,
    userGesture: true,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return result.value;
}

describe('a page of ours', () => {
  it.each([
    ['the camera', 'navigator.mediaDevices.getUserMedia({ video: true })'],
    ['the microphone', 'navigator.mediaDevices.getUserMedia({ audio: true })'],
    ['the screen', 'navigator.mediaDevices.getDisplayMedia({ video: true })'],
    ['a USB device', 'navigator.usb.requestDevice({ filters: [] })'],
    ['a HID device', 'navigator.hid.requestDevice({ filters: [] })'],
    ['a serial port', 'navigator.serial.requestPort()'],
    ['a Bluetooth device', 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })'],
    ['MIDI', 'navigator.requestMIDIAccess()'],
    ['what lies in the clipboard', 'navigator.clipboard.readText()'],
    ['the fonts of the computer', 'window.queryLocalFonts()'],
    [
      'the place',
      'new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, () => no({ name: "denied" })))',
    ],
    ['to fill the screen', 'document.documentElement.requestFullscreen()'],
    [
      'to notify',
      'Notification.requestPermission().then((said) => said === "granted" || Promise.reject({ name: said }))',
    ],
    ['to print past the archive', 'window.print()'],
  ])('is refused %s', async (_what, asked) => {
    const answer = String(await clicked(asked));
    expect(answer).not.toMatch(/^granted/);
    // No device on this machine would be no refusal.
    expect(answer).not.toBe('NotFoundError');
  });

  it('has no permission but to write to the clipboard what the clerk copies', async () => {
    const names = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi', 'local-fonts'];
    const states = await page().evaluate(
      async (asked) =>
        Promise.all(
          asked.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
        ),
      names,
    );
    expect(states.filter((state) => state !== 'denied')).toEqual([]);
    // A page writes to the clipboard only while its window has the focus, which windows beside it may take for a moment.
    await expect.poll(() => clicked('navigator.clipboard.writeText("档号")')).toBe('granted: undefined');
  });

  it('stays where it is when a file is dropped into the window, and gives nothing out as a download', async () => {
    const file = join(dir, '落下的文件.html');
    writeFileSync(file, '<script>document.title = "taken over"</script>');
    const session = await page().context().newCDPSession(page());
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, x: 500, y: 400, data });
    await session.detach();
    await running.app.evaluate(({ session: { defaultSession } }) => {
      Object.assign(globalThis, { downloads: [] });
      defaultSession.on('will-download', (event) => {
        (globalThis as unknown as { downloads: boolean[] }).downloads.push(event.defaultPrevented);
      });
    });
    await page().evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['名单']));
      link.download = '名单.csv';
      link.click();
    });
    const downloads = () => running.app.evaluate(() => (globalThis as unknown as { downloads: boolean[] }).downloads);
    await expect.poll(downloads).toEqual([true]);
    expect(page().url()).toMatch(/^app:\/\/street\//);
    expect(await page().title()).not.toBe('taken over');
    expect(running.app.windows()).toHaveLength(1);
  });
});

it('a name without its ending replaces no file that lies there under the whole name unless the clerk says so', async () => {
  const named = join(dir, '登记表');
  writeFileSync(`${named}.pdf`, '原来的');
  const answers = (response: number) =>
    running.app.evaluate(({ dialog }, said) => {
      dialog.showMessageBox = () => Promise.resolve({ response: said, checkboxChecked: false });
    }, response);
  await answers(0);
  await expect(chosen(running, 'write', named)).rejects.toThrow('nothing was chosen');
  await answers(1);
  expect(await chosen(running, 'write', named)).toContain('登记表.pdf');
});

interface Started {
  code: number | null;
  said: string;
}

function startAgain(...args: string[]): Promise<Started> {
  const child = spawn(executable, [...runtimeArgs, root, ...args], { env: { ...process.env, ...runtimeEnv } });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, said })));
}

describe('a picture that was asked for and cannot be taken', () => {
  it('beside a running copy is no success, and says why', async () => {
    const picture = join(dir, 'beside.png');
    const { code, said } = await startAgain('--archive', archive, '--screenshot', picture);
    expect(code).toBe(1);
    expect(said).toContain('已在另一个窗口中打开，没有截图');
    expect(existsSync(picture)).toBe(false);
  });

  it('because its place is not there is no success, and says why', async () => {
    const other = join(dir, 'other');
    const { code, said } = await startAgain('--archive', other, '--screenshot', join(dir, '没有', 'window.png'));
    expect(code).toBe(1);
    expect(said).toContain('找不到或已断开');
  });
});
