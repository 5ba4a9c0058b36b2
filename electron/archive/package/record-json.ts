import type { BesideTold, SubjectTold } from '#db/handovers/subject.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import { serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceLine } from '#shared/contract/care.ts';
import type { FilePartLine, LifeEvent } from '#shared/contract/life.ts';
import type { Paper } from '#shared/contract/papers.ts';
import type { Change, RecordFile } from '#shared/contract/records.ts';
import type { Seal, SealHand } from '#shared/contract/seals.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { partName, partStateWords, stateLabelOf, stateTableOf } from '#shared/life/parts.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';
import { archiveKinds } from '../registers/kinds.ts';
import { type PersonInWords, personInWords, type SubjectInWords, subjectInWords } from './subject-words.ts';

/**
 * The form a record leaves the office in; `formatVersion` rises with every change of meaning. 2: `idNumber` is of the
 * kind `idKind` and may be null, where 1 knew citizens' numbers only. 3: the story of the file and its pension's past.
 * 4: what was done for the person (服务记录), the inner directory of the paper file, and what was kept sealed. 5: what the
 * file is about (a household with its members, an outlet with who runs it), and the people beside the subject; where the kind has
 * numbered parts of a file, those with their states, and of each step the part it belongs to.
 */
export const RECORD_FORMAT = 'street-archives-record';
export const RECORD_FORMAT_VERSION = 5;

/**
 * Nothing in it is a number of this archive's tables: what travels is known by uid, 档号 and names. What only its kind of
 * record has stands beside these, in sections that the kind names (of a retiree `pension`).
 */
export interface RecordDocument {
  format: typeof RECORD_FORMAT;
  formatVersion: number;
  office: { name: string; areaCode: string };
  record: Omit<RecordFile, LeftHere> & {
    /** The file this one follows, by its 档号. */
    previousNumber: string | null;
    values: Omit<RecordFile['values'], 'communityId'>;
    attachments: Omit<RecordFile['attachments'][number], 'id'>[];
  };
  /** What the file is about: of a person the values tell who it is. */
  subject: SubjectInWords;
  /** Who stands or stood in it beside the subject, each in a role from a day up to the day before `toOn`. */
  beside: (BesideTold & PersonInWords)[];
  /** For each field its name on forms, and for codes the words, so that the file speaks for itself. */
  labels: Record<string, string>;
  inWords: Record<string, string>;
  /** What was changed of the file and of its person. */
  history: (Omit<Change, 'id' | 'noun' | 'by'> & { by: string })[];
  /** Every step of its life, oldest first; `label` says the step, `papersInWords` what proves it. */
  story: (Omit<LifeEvent, 'id' | 'partId' | 'by' | 'furtherDeadlines'> & {
    /** The part it belongs to, by its name among `parts`; not there: the file itself. */
    part?: string;
    furtherDeadlines: Omit<LifeEvent['furtherDeadlines'][number], 'id'>[];
    by: string;
    label: string;
    papersInWords: string[];
  })[];
  /** The numbered parts of the file, each with its states; not there where files of the kind have none. */
  parts?: (Omit<FilePartLine, 'id'> & { name: string; statesInWords: Record<string, string> })[];
  /** What was done for the person, oldest first; of who else it was done for only how many, this person among them. */
  services: (Omit<ServiceLine, 'id' | 'version' | 'groupId' | 'first' | 'count' | 'hidden' | 'by'> & {
    kindInWords: string;
    people: number;
    by: string;
  })[];
  /** The inner directory (卷内目录), and sealed files with the hands they went through, newest first. */
  paperFile: {
    papers: (Paper & { classInWords: string })[];
    seals: (Omit<Seal, 'id' | 'hands'> & { hands: (Omit<SealHand, 'id' | 'by'> & { by: string })[] })[];
  };
}

// What is known by numbers of this archive's tables, and what stands in the document under another name.
type LeftHere =
  | ('id' | 'attachments' | 'values' | 'previous' | 'next' | 'subject' | 'subjectName')
  | ('personId' | 'person' | 'householdId' | 'outletId');

/** What is kept of a file beside its values. */
export interface RecordPast {
  about: { subject: SubjectTold; beside: readonly BesideTold[] };
  history: readonly Change[];
  story: readonly LifeEvent[];
  parts: readonly FilePartLine[];
  /** What only its kind has, by the name of the section. */
  sections: Readonly<Record<string, unknown>>;
  services: readonly ServiceLine[];
  papers: readonly Paper[];
  seals: readonly Seal[];
}

/** A record as a document that can be read without this program. */
export function recordDocument(
  office: { name: string; areaCode: string },
  record: RecordFile,
  past: RecordPast,
  communityNames: ReadonlyMap<number, string>,
  codes: Dictionary,
): RecordDocument {
  const { previous, attachments, values } = record;
  const { communityId: _communityId, ...travelling } = values;
  const kind = kinds[record.kind];
  const { stepLabel, paperLabel } = archiveKinds[record.kind].handover;
  const life = lifeOf(record.kind);
  const { communityId: communityLabel, ...own } = kind.labels;
  const ofParts = Object.entries(partStateWords(life)).map(([field, { label }]) => [field, label]);
  const labels = { ...own, ...Object.fromEntries(ofParts) };
  return {
    format: RECORD_FORMAT,
    formatVersion: RECORD_FORMAT_VERSION,
    office: { name: office.name, areaCode: office.areaCode },
    record: {
      ...withoutHere(record),
      previousNumber: previous?.number ?? null,
      values: travelling,
      attachments: attachments.map(({ id: _attachmentId, ...one }) => one),
    },
    subject: subjectInWords(past.about.subject, codes),
    beside: past.about.beside.map((one) => ({ ...one, ...personInWords(one, codes) })),
    labels: { ...labels, communityName: communityLabel ?? '' },
    inWords: codesInWords(record, codes),
    history: past.history.map(({ id: _changeId, noun: _noun, by, before, after, ...change }) => ({
      ...change,
      by: by.name,
      before: withCommunityName(before, communityNames),
      after: withCommunityName(after, communityNames),
    })),
    story: past.story.map(({ id: _eventId, partId, by, furtherDeadlines, ...event }) => ({
      ...event,
      ...partNamed(life, past.parts, partId),
      furtherDeadlines: furtherDeadlines.map(({ id: _deadlineId, ...deadline }) => deadline),
      by: by.name,
      label: stepLabel(event.step),
      papersInWords: event.papers.map(({ paper }) => paperLabel(paper)),
    })),
    ...(life.parts === 'none' ? {} : { parts: past.parts.map((part) => travellingPart(life, part, codes)) }),
    ...past.sections,
    services: past.services.map(travellingService),
    paperFile: {
      papers: past.papers.map((paper) => ({ ...paper, classInWords: codes.label('paperClass', paper.class) })),
      seals: past.seals.map(({ id: _sealId, hands, ...seal }) => ({
        ...seal,
        hands: hands.map(({ id: _handId, by, ...hand }) => ({ ...hand, by: by.name })),
      })),
    },
  };
}

function partNamed(life: LifeCycle, parts: readonly FilePartLine[], partId: number | null): { part?: string } {
  const part = parts.find(({ id }) => id === partId);
  return part ? { part: partName(life, part) } : {};
}

function travellingPart(
  life: LifeCycle,
  { id: _id, ...part }: FilePartLine,
  codes: Dictionary,
): NonNullable<RecordDocument['parts']>[number] {
  const inWords = Object.entries(part.states).map(([field, code]) => {
    const table = stateTableOf(life, field);
    return [stateLabelOf(life, field), table === undefined ? code : codes.label(table, code)];
  });
  return { ...part, name: partName(life, part), statesInWords: Object.fromEntries(inWords) };
}

function withoutHere(record: RecordFile): Omit<RecordFile, LeftHere> {
  const { id: _id, attachments: _attachments, values: _values, previous: _previous, next: _next, ...file } = record;
  const { subjectName: _name, ...named } = file;
  if (named.subject === 'person') {
    const { subject: _subject, personId: _personId, person: _person, ...rest } = named;
    return rest;
  }
  if (named.subject === 'household') {
    const { subject: _subject, householdId: _householdId, ...rest } = named;
    return rest;
  }
  const { subject: _subject, outletId: _outletId, ...rest } = named;
  return rest;
}

function travellingService({
  id: _id,
  version: _version,
  groupId: _groupId,
  first: _first,
  count,
  hidden,
  by,
  ...service
}: ServiceLine): RecordDocument['services'][number] {
  return { ...service, kindInWords: serviceLabels[service.kind], people: count + hidden, by: by.name };
}

function codesInWords(record: RecordFile, codes: Dictionary): Record<string, string> {
  const inWords: Record<string, string> =
    record.subject === 'person' ? { idKind: idKindLabel(record.values.idKind) } : {};
  const values: Readonly<Record<string, unknown>> = record.values;
  for (const field of Object.keys(kinds[record.kind].codeTables)) {
    const value = values[field];
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    inWords[field] = valueInWords(codes, record.kind, field, value, record.values.otherText[field]);
  }
  for (const [field, columns] of Object.entries(kinds[record.kind].rowCodes))
    for (const [index, line] of ((values[field] ?? []) as Record<string, unknown>[]).entries())
      for (const [column, table] of Object.entries(columns ?? {})) {
        const code = line[column];
        if (typeof code === 'string') inWords[`${field}.${index}.${column}`] = codes.label(table, code);
      }
  return inWords;
}

function withCommunityName(
  values: Record<string, unknown>,
  names: ReadonlyMap<number, string>,
): Record<string, unknown> {
  if (!('communityId' in values)) return values;
  const { communityId, ...rest } = values;
  return { ...rest, communityName: typeof communityId === 'number' ? (names.get(communityId) ?? null) : null };
}
