import type { FormBlock, FormDocument } from '../../../contract/sheet-documents.ts';
import { numberCell, ownPaper } from '../../../rules/person-number-words.ts';
import { grid, label, row, ticks, UPRIGHT_MM, value } from '../../../sheets/cells.ts';
import { honorific } from './certification-assist.ts';
import { benefitChange, type FormFacts, fileNameOf, han, hanMonth } from './facts.ts';
import { type PauseReason, pauseTexts } from './pause-texts.ts';
import { maskedNumber } from './person-rows.ts';

/** A line that shows through an envelope's window (domain file retiree-unemployment.md B.11, E.13). */
export const ADDRESS_LINE = 20;

/** 认证通知书, a letter to each for a window envelope; fields and order of domain file retiree-unemployment.md B.11. */
export function certificationNotices(people: readonly FormFacts[]): FormDocument {
  return letters(people, '领取养老金资格认证通知书', '认证通知书', (facts) => {
    const { certification, office } = facts;
    const { through } = certification;
    const until = han(through);
    const ask =
      through === null
        ? '请在收到本通知后两个月内办理认证'
        : through < facts.today
          ? `已于${until}到期，请尽快办理认证`
          : `请在${until}前办理认证`;
    return [
      `您领取养老金的资格认证周期为${cycleOf(facts)}，${ask}。可以用手机自助认证；也可以持${ownPaper(facts.record.values.idKind)}到${office.where}或所在社区办理，工作日办公时间内均可。行动不便的，请来电预约上门。`,
      `须带证件：${ownPaper(facts.record.values.idKind)}；由他人代办的，另带委托书和代办人身份证。逾期未认证的，按规定从次月起暂停发放养老金；认证通过后恢复发放，并补发暂停期间的养老金。`,
    ];
  });
}

/** 暂停发放告知书, as the notice above, with the first month that is not paid, why, and how it is taken up again. */
export function suspensionNotices(people: readonly FormFacts[]): FormDocument {
  return letters(people, '暂停发放养老金告知书', '暂停发放告知书', (facts) => {
    const { office } = facts;
    const pause = facts.record.values.benefitState === 'B2' ? benefitChange(facts) : null;
    const month = hanMonth(pause?.month) ?? '　　　年　　月';
    const text = isPauseReason(pause?.reason) ? pauseTexts[pause.reason] : null;
    const where = `${office.where}或所在社区`;
    const own = ownPaper(facts.record.values.idKind);
    // Why is not known where a roster brought the pause: the letter leaves it to the pen and promises nothing.
    if (!text)
      return [
        `因　　　　　　　　，经办机构决定自${month}起暂停发放您的养老金。`,
        `续发办法：请持${own}到${where}咨询办理。恢复发放的起始月份以及暂停期间的养老金如何处理，以经办机构的核定为准。`,
      ];
    const cycle = pause?.reason === 'overdue' ? `您的养老金资格认证周期为${cycleOf(facts)}。` : '';
    return [`${cycle}因${text.why}，经办机构决定自${month}起暂停发放您的养老金。`, text.resume(where, own)];
  });
}

function isPauseReason(reason: string | null | undefined): reason is PauseReason {
  return reason != null && Object.hasOwn(pauseTexts, reason);
}

function letters(
  people: readonly FormFacts[],
  title: string,
  shortTitle: string,
  bodyOf: (facts: FormFacts) => readonly [string, string],
): FormDocument {
  return {
    kind: 'form',
    fileName: fileNameOf(people, shortTitle),
    notes: '',
    pages: people.map((facts) => letter(facts, title, bodyOf(facts))),
  };
}

function letter(facts: FormFacts, title: string, [first, second]: readonly [string, string]): FormBlock[] {
  const { record, office } = facts;
  const { values } = record;
  return [
    { kind: 'paragraph', text: office.name, height: 10.5, largestPt: 16, align: 'center' },
    { kind: 'ends', left: '', right: `编号：${record.number}` },
    { kind: 'address', lines: addressLines(facts) },
    { kind: 'space', height: 62 },
    { kind: 'title', text: title },
    { kind: 'space', height: 4 },
    paragraph(
      `${values.name}${honorific(values.gender)}（${numberCell(values.idKind).replace('|', '')} ${maskedNumber(values.idNumber) ?? '　'}）：`,
      false,
    ),
    paragraph(first, true),
    paragraph(second, true),
    { kind: 'space', height: 4 },
    { kind: 'paragraph', text: `${office.name}（公章）`, height: 8, largestPt: 12, align: 'right' },
    { kind: 'paragraph', text: han(facts.today) ?? '', height: 8, largestPt: 12, align: 'right' },
    { kind: 'space', height: 6 },
    { kind: 'cut', text: '送达回执' },
    grid(
      row(10, label('收件人', 24), value(values.name, 46), label('文书', 20), value(title, 90)),
      row(
        12,
        label('签收人', 24),
        value(null, 46),
        label('关系', 20),
        value(null, 30),
        label('日期', 20),
        value(null, 40),
      ),
      row(
        10,
        label('送达方式', 24),
        ticks(
          [
            ['邮寄', false],
            ['上门', false],
            ['电话', false],
          ],
          66,
        ),
        label('送达人', 20),
        value(null, UPRIGHT_MM - 110),
      ),
    ),
  ];
}

// 12 pt, a line apart and a half: 42 characters to a line of 180 mm.
const LETTER_PT = 12;
const LETTER_CHARACTERS = 41;
const LETTER_LINE_MM = 6.8;

function paragraph(text: string, isIndented: boolean): FormBlock {
  const lines = Math.ceil((Array.from(text).length + (isIndented ? 2 : 0)) / LETTER_CHARACTERS);
  return { kind: 'paragraph', text, height: lines * LETTER_LINE_MM + 2, largestPt: LETTER_PT, isIndented };
}

/** Postcode, address and name for the window, no line longer than 20 characters. */
function addressLines({ record: { values } }: FormFacts): string[] {
  const address = values.residenceAddress ?? values.registeredAddress ?? '';
  const name = `${values.name}　${honorific(values.gender)}收`;
  return [values.postcode ?? '', ...inLines(address), ...inLines(name)].filter((line) => line !== '');
}

// A house number, or a part of a name with the dot that joins it to the next, goes to the next line as a whole.
const WHOLE = /[0-9A-Za-z\-－#]{1,20}|./gsu;

function inLines(text: string): string[] {
  const lines: string[] = [];
  for (const [piece] of text.matchAll(WHOLE)) {
    const last = lines.at(-1);
    const isFull = last === undefined || Array.from(last).length + Array.from(piece).length > ADDRESS_LINE;
    if (!isFull) lines[lines.length - 1] = last + piece;
    else if (last !== undefined && /[·)）]/.test(piece)) {
      const ending = Array.from(last).at(-1) ?? '';
      lines[lines.length - 1] = last.slice(0, last.length - ending.length);
      lines.push(ending + piece);
    } else lines.push(piece);
  }
  return lines;
}

function cycleOf({ certification }: FormFacts): string {
  const { on, through, cycle } = certification;
  return through === null ? cycle : `${han(on) ?? ''}至${han(through)}`;
}
