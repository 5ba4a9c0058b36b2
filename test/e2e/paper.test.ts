import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepChange } from '#db/core/changes.ts';
import { inTransaction } from '#db/core/open.ts';
import { finishHandover, startHandover } from '#db/handovers/handovers.ts';
import { createRecord } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { call, type RunningApp, root, startApp, usable } from '#test/help/app.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { chosen } from '#test/help/page.ts';
import { drawPaper, examine, han, longest, uyghur } from '#test/help/paper.ts';
import { noisePicture } from '#test/help/pictures.ts';
import { opening } from '#test/help/saving.ts';

/** The sheets as the runtime really draws and prints them: the hidden window, the cut fonts, printToPDF. */
// One each of the extensions B, C, D, E and F, in none of the faces we ship: the system's HanaMinB draws them.
const BEYOND_HEAD = '\u{20000}\u{2a700}';
const BEYOND_TAIL = '\u{2b740}\u{2b820}\u{2ceb0}';
const BEYOND = `${BEYOND_HEAD}${BEYOND_TAIL}`;
// One each of the extensions G, H and I: no face of a Debian system has them.
const NOWHERE = '\u{30081}\u{31350}\u{2ebf0}';

let archive: TestArchive;
let running: RunningApp;
let outside: string;
let pdf: string;
const requests: Record<string, SheetRequest> = {};
const shots = join(root, 'test/e2e/screenshots');

beforeAll(async () => {
  archive = newArchive([han(30)]);
  outside = newFolder('paper');
  pdf = join(outside, 'sheet.pdf');
  const { db, act } = archive;
  const create = (values: RetireeValues): number =>
    inTransaction(db, () => createRecord(db, act, recordInput('retiree', values)).id);
  requests.longest = { form: 'retiree-registration', recordId: create(longest()) };
  requests.empty = { form: 'retiree-registration', recordId: create(retiree()) };
  requests.rare = {
    form: 'retiree-registration',
    recordId: create(retiree({ name: '张𬱖𠅤㛃', spouseName: '䶮喆·堃', contactName: '古丽巴哈尔·艾山' })),
  };
  requests.beyond = {
    form: 'retiree-registration',
    recordId: create(
      retiree({ name: `张${BEYOND_HEAD}`, spouseName: `𠮷${BEYOND_TAIL}`, contactName: BEYOND.repeat(4) }),
    ),
  };
  requests.lacking = {
    form: 'retiree-registration',
    recordId: create(retiree({ name: `张${NOWHERE}`, spouseName: BEYOND })),
  };
  const records = Array.from({ length: 60 }, (_, index) => ({
    id: create(retiree({ name: index % 7 === 3 ? uyghur(50) : '廖珠静', retiredOn: '2012-11', communityId: 1 })),
    version: 1,
    personVersion: 1,
    attachments: index % 4,
    subjectDigest: '',
  }));
  const selection = { kind: 'retiree', communityId: null, retiredYear: null, recordIds: null, onDate: null } as const;
  requests.list = {
    form: 'handover-list',
    handoverId: inTransaction(db, () => {
      const id = startHandover(db, act, {
        name: `${han(60)}-退休人员档案移交-20261123-042355`,
        path: '/stick',
        recipient: han(60),
        remark: han(200),
        selection,
        records: records.length,
      });
      finishHandover(db, act, id, {
        path: '/stick',
        files: 180,
        bytes: 30_123_456,
        manifestSha256: '475db9ce15d7796a4a2bc899ea55755bcd2591d7c047d4663f91b46c0b98e77a',
        records,
      });
      return id;
    }),
  };
  for (const [name, recordId] of [
    ['longest', create(longest())],
    ['short', create(retiree({ name: '林秀英', gender: '2', mobile: '13805912345', postcode: '350001' }))],
  ] as const) {
    const recordIds = [recordId, recordId, recordId];
    requests[`certification-form ${name}`] = { form: 'certification-form', recordIds };
    requests[`certification-notice ${name}`] = { form: 'certification-notice', recordIds: [recordId] };
    requests[`suspension-notice ${name}`] = { form: 'suspension-notice', recordIds: [recordId] };
    requests[`certification-assist ${name}`] = { form: 'certification-assist', recordId };
    requests[`death-report ${name}`] = { form: 'death-report', recordId, paidThrough: null };
    requests[`survivor-claim ${name}`] = { form: 'survivor-claim', recordId, paidThrough: null };
    const changeId = keepChange(db, act, {
      noun: 'record',
      nounId: recordId,
      action: 'update',
      before: { ...retiree() },
      after: { ...longest() },
    });
    requests[`change-report ${name}`] = { form: 'change-report', recordId, changeId };
  }
  archive.close();
  running = await startApp(archive.dir);
  await usable(running.page);
});

afterAll(async () => {
  await running?.close();
  for (const dir of [archive.dir, outside]) rmSync(dir, { recursive: true, force: true });
});

const draw = (name: string) => drawPaper(running, requests[name], pdf);

/** The fonts of a PDF, a line each: name, kind, encoding, embedded, subset, with text. */
function fontsOf(path: string): string[] {
  const lines = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n');
  return lines.slice(2).filter((line) => line !== '');
}

/** Those of the system's face for rare characters, as real outlines with their text; and those of the box. */
const hanaIn = (fonts: string[]): string[] =>
  fonts.filter((font) => /^\w+\+HanaMinB +CID TrueType +Identity-H +yes yes yes/.test(font));
const boxesIn = (fonts: string[]): string[] => fonts.filter((font) => font.includes('ArchiveBox'));

/** The text as it is copied out of the PDF, a line of the form after the other. */
function textOf(path: string): string {
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });
}

/** The sizes of all pages, each once. */
function sizesOf(path: string): string[] {
  const said = execFileSync('pdfinfo', ['-l', '-1', path], { encoding: 'utf8' });
  const inMm = (points: string | undefined): number => Math.round((Number(points) / 72) * 25.4);
  const sizes = Array.from(said.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g), ([, width, height]) => {
    return `${inMm(width)} x ${inMm(height)} mm`;
  });
  return Array.from(new Set(sizes));
}

describe('the registration form', () => {
  it.each(['longest', 'empty', 'rare', 'beyond', 'lacking'])(
    'keeps every text of the %s file in its cell, on one page',
    async (name) => {
      const { pages, window } = await draw(name);
      const found = await examine(window);
      expect(found).toMatchObject({ pages: 1, outside: [], unloaded: [] });
      expect(found.smallestPt).toBeGreaterThanOrEqual(6.5);
      expect(pages).toBe(1);
      expect(sizesOf(pdf)).toEqual(['210 x 297 mm']);
    },
  );

  it('carries its fonts as TrueType outlines, rare characters too', async () => {
    await draw('rare');
    const fonts = fontsOf(pdf);
    expect(fonts.length).toBeGreaterThan(2);
    // No font of the system takes part: what is printed does not depend on the PC.
    for (const font of fonts)
      expect(font).toMatch(
        /^\w+\+(?:ArchiveSong|ArchiveSongBold|ArchiveKai|LXGWWenKai)\S* +CID TrueType +Identity-H +yes yes yes/,
      );
  });

  it('draws the extensions B to F in the face of the system, embedded, and gives their text back', async () => {
    const { window } = await draw('beyond');
    expect(hanaIn(fontsOf(pdf))).toHaveLength(1);
    expect(boxesIn(fontsOf(pdf))).toEqual([]);
    const text = textOf(pdf);
    expect(text).toContain(`张${BEYOND_HEAD}`);
    expect(text).toContain(`𠮷${BEYOND_TAIL}`);
    // Once in the name or the spouse's, four times in the contact's, whose lines break where they are full.
    for (const character of BEYOND) expect(text.split(character)).toHaveLength(6);
    expect(text).not.toContain('手工补字');
    expect(await window.evaluate(() => document.body.innerText)).not.toContain('手工补字');
  });

  it('leaves a box for the extensions G to I, and says which, beside characters that are there', async () => {
    await draw('lacking');
    expect(hanaIn(fontsOf(pdf))).toHaveLength(1);
    expect(boxesIn(fontsOf(pdf))).toHaveLength(1);
    const text = textOf(pdf);
    expect(text).toContain('方框处请手工补字：U+30081、U+31350、U+2EBF0');
    expect(text).toContain(BEYOND);
  });

  it('scales a photo of whatever size to what paper shows, and says which cannot be shown', async () => {
    const photo = join(outside, '一寸照.png');
    const photos = { large: noisePicture(1600, 1400), damaged: noisePicture(300, 420).subarray(0, 20) };
    expect(photos.large.length).toBeGreaterThan(5_000_000);
    const shown: Record<string, unknown> = {};
    for (const [name, bytes] of Object.entries(photos)) {
      const values = retiree({ name: '照片', mobile: '13805912345', idNumber: newIdNumber('1951-05-06') });
      const saved = await call(running.page, 'records.save', opening(values));
      writeFileSync(photo, bytes);
      const paths = [await chosen(running, 'read', photo)];
      await call(running.page, 'attachments.add', { recordId: saved.id, paths });
      requests[`${name} photo`] = { form: 'retiree-registration', recordId: saved.id };
      const { window, pages } = await draw(`${name} photo`);
      expect(pages).toBe(1);
      shown[name] = await window.evaluate(() =>
        Array.from(document.images, (one) => [one.naturalWidth > 0, one.naturalWidth < 1000, one.style.visibility]),
      );
      expect(statSync(pdf).size).toBeLessThan(2_000_000);
    }
    expect(shown).toEqual({ large: [[true, true, '']], damaged: [[false, true, 'hidden']] });
  });

  it('shows nothing of the sheet before it', async () => {
    await draw('longest');
    const { window } = await draw('empty');
    expect(await window.evaluate(() => document.body.textContent)).not.toContain('阿卜杜热合曼');
  });
});

describe('the hand-over list', () => {
  it('keeps long names and remarks in their cells, page by page', async () => {
    const { pages, window } = await draw('list');
    const found = await examine(window);
    expect(found).toMatchObject({ outside: [], unloaded: [] });
    expect(found.smallestPt).toBeGreaterThanOrEqual(6.5);
    expect(found.pages).toBe(pages);
    expect(pages).toBeGreaterThan(2);
    expect(sizesOf(pdf)).toEqual(['297 x 210 mm']);
    const text = await window.evaluate(() => document.body.innerText);
    expect(text).toContain(`第 ${pages} 页　共 ${pages} 页`);
    expect(text.split('本页小计')).toHaveLength(pages + 1);
    expect(text.split('监交人')).toHaveLength(2);
  });
});

describe('the forms that are filled in where their step is done', () => {
  const pagesOf: Record<string, number> = { 'certification-form': 2 };
  const forms = [
    'death-report',
    'survivor-claim',
    'change-report',
    'certification-form',
    'certification-assist',
    'certification-notice',
    'suspension-notice',
  ].flatMap((form) => [`${form} longest`, `${form} short`]);
  it.each(forms)('keep every text of %s in its cell', async (name) => {
    const { pages, window } = await draw(name);
    const found = await examine(window);
    mkdirSync(shots, { recursive: true });
    execFileSync('pdftoppm', ['-r', '80', '-png', '-l', '1', pdf, join(shots, `paper-${name.replace(' ', '-')}`)]);
    expect(found).toMatchObject({ outside: [], unloaded: [] });
    expect(found.smallestPt).toBeGreaterThanOrEqual(6.5);
    expect(pages).toBe(found.pages);
    if (!name.startsWith('change-report')) expect(pages).toBe(pagesOf[name.split(' ')[0] ?? ''] ?? 1);
    expect(sizesOf(pdf)).toEqual(['210 x 297 mm']);
  });
});

it('an open print dialog stops no PDF beside it', async () => {
  // There is no printer and no dialog here: the printer's window is told of one, and nobody closes it.
  await running.app.evaluate(({ app }) => {
    app.on('web-contents-created', (_event, contents) => {
      contents.getPrintersAsync = () => Promise.resolve([{ name: 'printer' }] as never);
      contents.print = (_options, done) => {
        (globalThis as { closeDialog?: () => void }).closeDialog = () => done?.(false, 'Print job canceled');
      };
    });
  });
  const request = requests.longest;
  const paper = running.page.evaluate((sent) => window.desktop.call('printing.print', sent), { request });
  const isOpen = () => running.app.evaluate(() => 'closeDialog' in globalThis);
  await expect.poll(isOpen).toBe(true);
  expect((await draw('longest')).pages).toBe(1);
  expect((await draw('list')).pages).toBeGreaterThan(2);
  await running.app.evaluate(() => (globalThis as { closeDialog?: () => void }).closeDialog?.());
  expect(await paper).toEqual({ ok: true, value: { isPrinted: false } });
});
