import { newIdNumber } from '../archive.ts';
import type { Office } from '../every-act/office.ts';
import { opening } from '../saving.ts';

/** What one community has: by its marks it is known wherever it shows. */
export interface Neighbour {
  communityId: number | null;
  /** A character that stands in every text of its people. */
  mark: string;
  /** How their mobile numbers begin. */
  mobile: string;
  files: { living: number; like: number; dead: number; removed: number; unnumbered: number };
  numbers: string[];
  idNumbers: string[];
  names: string[];
  personId: number;
  likePersonId: number;
  attachmentId: number;
  householdId: number;
  memberPersonId: number;
  outletId: number;
  groupId: number;
  serviceId: number;
  batchId: number;
  lineId: number;
  sealId: number;
  handoverId: number;
  changeId: number;
  commandId: number;
  eventId: number;
}

/**
 * Everything a community can have, by the acts of a clerk: files living, dead, alike, out of use, without a number; materials,
 * household, outlet, group, services, batch, sealed file, amounts, accounts, certifications, a hand-over.
 */
export async function neighbour(
  office: Office,
  { communityId, mark, mobile }: Pick<Neighbour, 'communityId' | 'mark' | 'mobile'>,
): Promise<Neighbour> {
  const { ask, open, take, day, month } = office;
  let serial = 0;
  const person = () => {
    serial += 1;
    return {
      ...{
        communityId,
        mobile: `${mobile}${String(serial).padStart(4, '0')}`,
        residenceAddress: `${mark}路 ${serial} 号`,
      },
      ...{ employer: `${mark}厂`, spouseName: `林${mark}妻`, contactName: `王${mark}亲`, remark: `${mark}备注` },
      dependants: [{ name: `陈${mark}母`, relation: '52', birthOn: null, idNumber: null }],
    };
  };
  const living = await open({ ...person(), name: `陈${mark}一`, management: 'M1', paperFileState: 'F1' });
  const twin = { name: `郑${mark}美`, residenceAddress: `${mark}路 9 号`, mobile: `${mobile}9999` };
  const like = await open({ ...person(), ...twin });
  await open({ ...person(), ...twin });
  const dead = await open({ ...person(), name: `吴${mark}亡` });
  await take(dead.id, 'person.death', 'death-certificate', { on: day(-40) });
  const eventId = await take(dead.id, 'overpaid.claim', 'refund-notice', {
    on: day(-30),
    party: `吴${mark}子`,
    amountFen: 300_000,
  });
  const removed = await open({ ...person(), name: `周${mark}废` });
  await ask('records.remove', { id: removed.id, version: await office.version(removed.id), reason: `${mark}重复` });
  const alike = (await ask('records.get', { id: living.id })).values;
  const unlike = { name: `钱${mark}无`, idKind: 'none', idNumber: null, benefitState: 'B0', pensionFen: null } as const;
  const { id: unnumbered } = await ask('records.save', opening({ ...alike, ...unlike }));

  await ask('attachments.add', { recordId: living.id, paths: [office.paper(`${mark}身份证.pdf`, `%PDF-1.4 ${mark}`)] });
  await ask('people.addAlias', { personId: living.personId, kind: 'known-as', name: `小${mark}`, note: '' });
  const former = newIdNumber('1950-05-02');
  await ask('people.addFormerNumber', { personId: living.personId, kind: 'citizen', number: former, note: mark });
  await ask('pension.setAmount', {
    ...{ recordId: living.id, version: await office.version(living.id), fromMonth: month(-3), fen: 333_300 },
    ...{ kind: 'adjust', document: `${mark}文` },
  });
  await ask('pension.setAccount', {
    ...{ recordId: living.id, version: await office.version(living.id), on: day(-10), bankCode: '105' },
    ...{ bankName: `${mark}支行`, accountName: living.name, accountNumber: `6227${mobile}0001`, reason: `${mark}换卡` },
  });
  await ask('payments.addItem', {
    recordId: living.id,
    month: month(0),
    kind: 'subsidy',
    fen: 5_000,
    reason: `${mark}补`,
  });
  await ask('certification.enter', { text: living.idNumber, on: day(-500), way: '04', party: `${mark}网格员` });
  await ask('certification.enter', { text: like.idNumber, on: day(-20), way: '04', party: `${mark}网格员` });

  const householdCommunity = communityId ?? 3;
  const household = await ask('households.open', {
    ...{ communityId: householdCommunity, address: `${mark}路 1 号`, openedOn: day(-900), document: `${mark}簿` },
    members: [
      { person: { personId: living.personId }, relation: '02' },
      { person: { name: `孙${mark}媳`, idNumber: newIdNumber('1980-01-01', '2') }, relation: '30' },
    ],
  });
  const { members } = await ask('households.get', { id: household.id });
  const outlet = await ask('outlets.save', {
    ...{ id: null, version: 0 },
    values: {
      ...{ name: `${mark}食堂`, organisationId: null, personId: living.personId, communityId: householdCommunity },
      ...{ address: `${mark}路 3 号`, phone: `${mobile}8888`, remark: `${mark}备注` },
    },
  });
  const group = await ask('groups.save', {
    ...{ id: null, communityId: householdCommunity, kind: 'self-management', name: `${mark}小组` },
    leaderId: living.personId,
  });
  if (communityId !== null) await ask('groups.assign', { groupId: group.id, recordIds: [living.id] });
  const service = await ask('care.save', {
    ...{
      kind: 'condolence',
      on: day(-15),
      byRole: 'community',
      byName: `${mark}网格员`,
      recordIds: [living.id, like.id],
    },
    ...{ occasion: '春节', amountFen: 50_000, goods: `${mark}米`, place: `${mark}路` },
  });
  await ask('care.save', {
    ...{ kind: 'visit', on: day(-25), byRole: 'staff', byName: '林经办', recordIds: [like.id], nextOn: day(-1) },
    what: `${mark}走访`,
  });

  const batch = await ask('batches.save', {
    ...{ id: null, version: 0 },
    values: {
      ...{ direction: 'in', number: `${mark}字 1 号`, unitName: `${mark}厂`, kind: 'employer', onDate: day(-20) },
      contents: ['file'],
    },
  });
  const line = await ask('batches.addLine', {
    batchId: batch.id,
    values: {
      ...{ name: `赵${mark}新`, idNumber: newIdNumber('1950-05-02'), communityId, employer: `${mark}厂` },
      ...{ phone: `${mobile}7777`, residenceAddress: `${mark}路 7 号` },
    },
  });
  await ask('batches.addRecords', { batchId: batch.id, recordIds: [like.id] });
  await ask('batches.saveDirectory', {
    ...{ of: { lineId: line.lineId }, version: 0 },
    papers: [{ class: '1', name: `${mark}履历表`, formedOn: null, copies: 1, pages: 2, remark: null }],
  });
  await ask('seals.keep', {
    ...{ recordId: like.id, version: await office.version(like.id), on: day(-10), from: `${mark}组织部` },
    ...{ sealNumber: `${mark}封`, forwardTo: `${mark}馆` },
  });
  const sealId = (await ask('seals.get', { recordId: like.id })).items[0]?.id ?? 0;
  const { handoverId } = await office.job({
    ...{ kind: 'handover.write', selection: { kind: 'retiree', recordIds: [living.id, like.id] } },
    ...{ targetDir: office.folder(`U盘 ${communityId ?? 0}`), recipient: `${mark}馆`, remark: mark },
  });
  const file = await ask('records.get', { id: living.id });
  const { items } = await ask('records.history', { id: living.id });
  const acts = await ask('commands.list', { noun: 'record', nounId: living.id });
  return {
    ...{ communityId, mark, mobile },
    files: { living: living.id, like: like.id, dead: dead.id, removed: removed.id, unnumbered },
    numbers: [living, like, dead, removed].map(({ number }) => number).concat(household.number),
    idNumbers: [living, like, dead, removed].map(({ idNumber }) => idNumber).concat(former),
    names: [living, like, dead].map(({ name }) => name),
    personId: living.personId,
    likePersonId: like.personId,
    attachmentId: file.attachments[0]?.id ?? 0,
    householdId: household.id,
    memberPersonId: members[1]?.personId ?? 0,
    outletId: outlet.id,
    groupId: group.id,
    serviceId: service.id,
    batchId: batch.id,
    lineId: line.lineId,
    sealId,
    handoverId: Number(handoverId),
    eventId,
    commandId: acts.items[0]?.id ?? 0,
    changeId: items.find(({ action }) => action === 'update')?.id ?? 0,
  };
}
