import { servicesOf } from '#db/care/care.ts';
import { dictionary } from '#db/codes/codes.ts';
import { historyOf } from '#db/core/changes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import type { ChosenFile, PackedFile } from '#db/handovers/handovers.ts';
import { subjectDigest, subjectTold } from '#db/handovers/subject.ts';
import { storyOf } from '#db/life/life.ts';
import { partLines } from '#db/life/parts.ts';
import { directoryOf, ownerOfFile } from '#db/papers/paper-files.ts';
import { sealsOf } from '#db/papers/seals.ts';
import { listCommunities } from '#db/places/communities.ts';
import { getRecord } from '#db/records/records.ts';
import type { Office } from '#shared/contract/office.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { distinctNames, safeFileName } from '../bag/file-name.ts';
import type { PayloadEntry } from '../bag/write.ts';
import type { PrintSheet } from '../core/context.ts';
import { storedPath } from '../materials/store.ts';
import { archiveKinds } from '../registers/kinds.ts';
import { writeListCsv, writeListWorkbook } from '../workbook/write-list.ts';
import { type DirectoryItem, directoryXml } from './directory-xml.ts';
import { listColumnsOf, listRow } from './list.ts';
import { descriptionText, type PackageFacts, verificationText } from './notes.ts';
import { recordDocument } from './record-json.ts';

export interface PackageSource {
  db: ReadableDb;
  attachmentsRoot: string;
  office: Office;
  printSheet: PrintSheet;
  records: readonly ChosenFile[];
  facts: PackageFacts;
  /** Told as each file goes in: what the hand-over keeps of it. */
  packed: (record: PackedFile) => void;
}

const HISTORY_MOST = 10_000;

/**
 * Everything a package holds, in the layout archivists know (档发〔2012〕7号 annex 2) below BagIt's `data/`: a folder per
 * file with the record, the printed form and the materials, then the catalogue and the lists.
 * @throws AppError handover.changedMeanwhile when a file was saved since it was chosen
 */
export async function* packagePayload(source: PackageSource): AsyncGenerator<PayloadEntry> {
  const items: DirectoryItem[] = [];
  const rows: ReturnType<typeof listRow>[] = [];
  const codes = dictionary(source.db);
  const names = new Map(
    listCommunities(source.db, { withEnded: true }).map((community) => [community.id, community.name]),
  );
  // The next form is drawn while this file's bytes are written.
  let nextForm = formOf(source, 0);
  for (const [index, chosen] of source.records.entries()) {
    const form = nextForm;
    nextForm = formOf(source, index + 1);
    const record = getRecord(source.db, chosen.id);
    const isAsChosen = record.version === chosen.version && personVersionOf(record) === chosen.personVersion;
    if (!isAsChosen || record.removedAt) throw new AppError('handover.changedMeanwhile', { numbers: record.number });
    const digest = subjectDigest(source.db, record.kind, record.id);
    const folder = `电子档案/${record.openedOn.slice(0, 4)}/${recordKindLabels[record.kind]}/${safeFileName(record.number)}`;
    const past = {
      about: subjectTold(source.db, record.id),
      history: historyOf(source.db, record.id, null, HISTORY_MOST),
      story: storyOf(source.db, record.id),
      parts: partLines(source.db, record.id),
      sections: archiveKinds[record.kind].handover.sections(source.db, record.id),
      services: servicesOf(source.db, [record.id]),
      papers: directoryOf(source.db, ownerOfFile(source.db, record.id)).papers,
      seals: sealsOf(source.db, record.id),
    };
    const document = JSON.stringify(recordDocument(source.office, record, past, names, codes), null, 2);
    yield { path: `data/${folder}/档案.json`, source: { bytes: Buffer.from(document) } };
    yield { path: `data/${folder}/${mainForms[source.facts.kind].label}.pdf`, source: { bytes: await form } };
    yield* materials(source, folder, record);
    items.push(itemOf(source.office, record, folder));
    rows.push(listRow(record, index + 1, folder, codes));
    source.packed({ ...chosen, attachments: record.attachments.length, subjectDigest: digest });
  }
  yield { path: 'data/文件目录.XML', source: { bytes: Buffer.from(directoryXml(items)) } };
  const columns = listColumnsOf(source.facts.kind);
  yield { path: 'data/移交清单.xlsx', source: { bytes: await writeListWorkbook('移交清单', columns, rows) } };
  yield { path: 'data/移交清单.csv', source: { bytes: writeListCsv(columns, rows) } };
  yield { path: 'data/说明文件.TXT', source: { bytes: Buffer.from(descriptionText(source.facts)) } };
  yield { path: 'data/其他/校验说明.TXT', source: { bytes: Buffer.from(verificationText()) } };
}

function personVersionOf(record: RecordFile): number | null {
  return record.subject === 'person' ? record.person.version : null;
}

function formOf(source: PackageSource, index: number): Promise<Uint8Array> {
  const record = source.records[index];
  if (!record) return Promise.resolve(new Uint8Array());
  const form = source.printSheet(mainForms[source.facts.kind].of(record.id));
  // Its failure is met where the form is awaited; until then it must not count as unhandled.
  form.catch(() => undefined);
  return form;
}

function* materials(source: PackageSource, folder: string, record: RecordFile): Generator<PayloadEntry> {
  const distinct = distinctNames();
  for (const [index, attachment] of record.attachments.entries()) {
    const name = distinct(safeFileName(`${String(index + 1).padStart(2, '0')}-${attachment.name}`));
    yield {
      path: `data/${folder}/材料/${name}`,
      source: {
        file: storedPath(source.attachmentsRoot, attachment.sha256),
        sha256: attachment.sha256,
        name: attachment.name,
      },
    };
  }
}

function itemOf(office: Office, record: RecordFile, folder: string): DirectoryItem {
  return {
    number: record.number,
    responsible: office.name,
    title: archiveKinds[record.kind].handover.title(record),
    date: record.openedOn.replaceAll('-', ''),
    fileName: folder,
    remark: record.attachments.length > 0 ? `材料${record.attachments.length}件` : '',
  };
}
