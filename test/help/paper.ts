import type { Page } from 'playwright-core';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { RunningApp } from './app.ts';
import { newIdNumber, retiree } from './archive.ts';
import { chosen } from './page.ts';

/** What tests of paper fill in, and how they look at what was drawn. */

export const han = (length: number): string => '福建省厦门市思明区鼓浪屿街道龙头社区'.repeat(6).slice(0, length);
export const uyghur = (length: number): string => '阿卜杜热合曼·买买提明·'.repeat(5).slice(0, length);

/** Saves a sheet as PDF through the hidden window; what it drew stands in it still. */
export async function drawPaper(
  running: RunningApp,
  request: SheetRequest | undefined,
  pdf: string,
): Promise<{ pages: number; window: Page }> {
  const input = { request, to: { kind: 'file', path: await chosen(running, 'write', pdf) } };
  const reply = await running.page.evaluate((sent) => window.desktop.call('printing.savePdf', sent), input);
  if (!reply.ok) throw new Error(reply.error.code);
  const paper = running.app.windows().find((one) => one.url().endsWith('/print.html'));
  if (!paper) throw new Error('no print window');
  return { pages: (reply.value as { pages: number }).pages, window: paper };
}

/** Every field as long as the contract lets it be. */
export const longest = (): RetireeValues =>
  retiree({
    name: uyghur(50),
    formerName: han(50),
    gender: '1',
    ethnicity: '05',
    education: '41',
    politicalStatus: '06',
    maritalStatus: '90',
    householdType: '41',
    employer: han(100),
    employerCode: han(20),
    workStartedOn: '1978-12',
    accountOpenedMonth: '1992-12',
    fileBirthMonth: '1952-12',
    retiredOn: '2012-12-31',
    retirementType: '5',
    specialWork: '6',
    specialWorkName: han(30),
    specialWorkMonths: 720,
    deemedMonths: 720,
    actualMonths: 720,
    certificateNumber: han(20),
    honour: '1',
    partyOrganisation: han(50),
    bankName: han(100),
    accountName: uyghur(50),
    accountNumber: '6'.repeat(32),
    paymentMethod: '12',
    registeredAddress: han(100),
    residenceCity: han(20),
    residenceType: '2',
    residenceAddress: han(100),
    communityId: 1,
    postcode: '361002',
    landline: '0592-87654321',
    mobile: '13805912345',
    health: '2',
    careCategory: '2',
    selfGroup: han(30),
    hobbies: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
    skills: han(50),
    publicService: han(100),
    spouseName: uyghur(50),
    spouseWork: '2',
    contactName: uyghur(50),
    contactRelation: '49',
    contactPhone: '0592-87654321',
    dependants: Array.from({ length: 3 }, () => ({
      name: uyghur(50),
      relation: '49',
      birthOn: '1935-12-23',
      idNumber: newIdNumber('1935-12-23'),
    })),
    paperFileNumber: han(20),
    paperFilePlace: han(20),
    paperFileState: 'F3',
  });

interface Found {
  pages: number;
  smallestPt: number;
  /** Texts that reach beyond their cell or their page. */
  outside: string[];
  unloaded: string[];
}

/** Looks at what is on the page: every text against its place, every place against its page. */
export function examine(window: Page): Promise<Found> {
  return window.evaluate(() => {
    // A quarter of a millimetre is between a text's place and the lines of its cell.
    const slack = 1;
    const outside: string[] = [];
    const sizes: number[] = [];
    const isInside = (inner: DOMRect, outer: DOMRect): boolean =>
      inner.left >= outer.left - slack &&
      inner.right <= outer.right + slack &&
      inner.top >= outer.top - slack &&
      inner.bottom <= outer.bottom + slack;
    for (const page of document.querySelectorAll('.sheet-page')) {
      const paper = page.getBoundingClientRect();
      for (const place of page.querySelectorAll('.sheet-place')) {
        const box = place.getBoundingClientRect();
        if (!isInside(box, paper)) outside.push(`page: ${place.textContent}`);
        for (const part of place.children) {
          if (part instanceof HTMLElement && !isInside(part.getBoundingClientRect(), box))
            outside.push(`cell: ${part.textContent}`);
        }
        const text = place.firstElementChild;
        if (place.matches('.sheet-text') && text instanceof HTMLElement && text.textContent?.trim())
          sizes.push(Number.parseFloat(text.style.fontSize));
      }
    }
    const families = ['Archive Song', 'Archive Song Bold', 'Archive Kai'];
    return {
      pages: document.querySelectorAll('.sheet-page').length,
      smallestPt: Math.min(...sizes),
      outside,
      unloaded: families.filter((family) => !document.fonts.check(`10pt "${family}"`, '企业登记表')),
    };
  });
}
