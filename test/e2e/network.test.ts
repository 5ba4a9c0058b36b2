import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, root, runtimeArgs, runtimeEnv, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { chosen } from '#test/help/page.ts';
import { callsBeyond, tracedRuntime } from '#test/help/strace.ts';

let dir: string;
beforeAll(async () => {
  dir = newFolder('network');
  const words = ['--archive', join(dir, 'archive'), '--office', '测试街道', '--area', '350102005000', '--demo', '40'];
  expect((await cli('init', ...words)).code).toBe(0);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('start, search, print, hand-over and end: no process of the program reaches for a network', async () => {
  // Set-up installs it for the tests (electron/runtime/system.mjs); without it nothing is proved, so the test fails.
  expect(execFileSync('strace', ['-V'], { encoding: 'utf8' })).toContain('strace -- version');
  const log = join(dir, 'trace.txt');
  const app = await _electron.launch({
    executablePath: tracedRuntime(join(dir, 'traced'), log),
    args: [...runtimeArgs, root, '--archive', join(dir, 'archive')],
    env: { ...(process.env as Record<string, string>), ...runtimeEnv },
    timeout: 120_000,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(90_000);
  await usable(page);
  const { values } = await call(page, 'records.get', { id: 1 });
  const found = await call(page, 'records.list', { filter: { kind: 'retiree', text: values.name } });
  expect(found.total).toBeGreaterThan(0);
  // What a page could try by itself: a name, an address, a peer, a picture, a beacon.
  await page.evaluate(async () => {
    const input = document.createElement('textarea');
    document.body.append(input);
    input.spellcheck = true;
    input.focus();
    document.execCommand('insertText', false, 'a wrongg wordd');
    for (const address of ['https://example.com/', 'http://192.0.2.1/', 'ws://192.0.2.2/'])
      await fetch(address).catch(() => undefined);
    navigator.sendBeacon('https://example.com/', 'x');
    const link = document.createElement('link');
    link.rel = 'dns-prefetch';
    link.href = 'https://example.org/';
    document.head.append(link);
    new Image().src = 'https://example.net/x.png';
    try {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.3:3478' }] });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await new Promise((resolve) => setTimeout(resolve, 1000));
      peer.close();
    } catch {
      // Refused is what is wanted.
    }
  });
  expect(await page.evaluate(() => typeof RTCPeerConnection)).toBe('undefined');
  const pdf = join(dir, 'sheet.pdf');
  const printed = await page.evaluate((sent) => window.desktop.call('printing.savePdf', sent), {
    request: { form: 'retiree-registration', recordId: 1 },
    to: { kind: 'file', path: await chosen({ app, page }, 'write', pdf) },
  });
  expect(printed).toMatchObject({ ok: true });
  const stick = join(dir, 'stick');
  mkdirSync(stick);
  const { jobId } = await call(page, 'jobs.start', {
    kind: 'handover.write',
    selection: { kind: 'retiree', recordIds: [1, 2] },
    targetDir: await chosen({ app, page }, 'folder', stick),
  });
  await expect.poll(async () => (await call(page, 'jobs.get', { id: jobId })).state, { timeout: 90_000 }).toBe('done');
  await app.close();

  expect(existsSync(pdf)).toBe(true);
  const trace = readFileSync(log, 'utf8');
  // The display of the tests is a socket of this machine: a trace without it has not seen the program.
  expect(trace).toMatch(/connect\(.*sa_family=AF_UNIX/);
  expect(callsBeyond(trace)).toEqual([]);
});

it('the reader of the trace finds a name asked for, a connection, a probe and an open port, and leaves this machine out', () => {
  const beyond = [
    '12 connect(20, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("10.0.0.2")}, 16) = 0',
    '12 sendto(20, "x", 1, 0, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0)}, 28) = 1',
    '12 connect(9, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16 <unfinished ...>',
    '12 bind(20, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("0.0.0.0")}, 16) = 0',
    '12 sendmmsg(20, [{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53)}}}], 2, 0) = 2',
  ];
  const local = [
    '12 connect(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0',
    '12 socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 5',
    '12 bind(40, {sa_family=AF_NETLINK, nl_pid=0, nl_groups=0x000111}, 12) = 0',
    '12 bind(41, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr("127.0.0.1")}, 16) = 0',
    '12 accept4(41, {sa_family=AF_INET, sin_port=htons(4444), sin_addr=inet_addr("127.0.0.1")}, [16], 0) = 42',
  ];
  expect(callsBeyond([...beyond, ...local].join('\n'))).toEqual(beyond);
});
