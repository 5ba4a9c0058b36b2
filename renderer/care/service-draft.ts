import { amountFen } from '#renderer/life/step-draft.ts';
import { tidyDay } from '#renderer/parts/day-input.tsx';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { ServiceKind, ServiceLine, ServiceRole } from '#shared/contract/care.ts';
import { isDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';

/** Somebody chosen for an act, in the words that tell two of one name apart. */
export interface Chosen {
  recordId: number;
  name: string;
  aside: string;
}

/** An act as it is typed. */
export interface ServiceDraft {
  kind: ServiceKind;
  on: string;
  place: string;
  byRole: ServiceRole;
  byName: string;
  groupId: number | null;
  people: readonly Chosen[];
  occasion: string;
  what: string;
  yuan: string;
  goods: string;
  result: string;
  nextOn: string;
  reason: string;
}

export function draftOf(
  service: ServiceLine | null,
  begun: { today: string; byName: string; people: readonly Chosen[]; kind: ServiceKind; groupId: number | null },
): ServiceDraft {
  return {
    kind: service?.kind ?? begun.kind,
    on: service?.on ?? begun.today,
    place: service?.place ?? '',
    byRole: service?.byRole ?? 'staff',
    byName: service?.byName ?? begun.byName,
    groupId: service ? service.groupId : begun.groupId,
    people: begun.people,
    occasion: service?.occasion ?? '',
    what: service?.what ?? '',
    yuan: service?.amountFen == null ? '' : formatMoney(service.amountFen).replaceAll(',', ''),
    goods: service?.goods ?? '',
    result: service?.result ?? '',
    nextOn: service?.nextOn ?? '',
    reason: '',
  };
}

/** Which fields a kind of act has. */
export const has = {
  occasion: (kind: ServiceKind) => kind === 'condolence',
  gift: (kind: ServiceKind) => kind === 'condolence' || kind === 'help',
  nextVisit: (kind: ServiceKind) => kind === 'visit' || kind === 'condolence',
};

/** What is lacking or cannot be read, at its field; the archive looks at the rest. */
export function lackingIn(draft: ServiceDraft, isCorrection: boolean): Record<string, string> {
  const { kind, nextOn, yuan } = draft;
  const day = '请填写日期，例如 2026-07-01';
  return {
    ...(isDate(tidyDay(draft.on)) ? {} : { on: day }),
    ...(draft.people.length === 0 ? { recordIds: '请选择服务对象' } : {}),
    ...(draft.byName.trim() === '' ? { byName: '请填写服务人员' } : {}),
    ...(has.nextVisit(kind) && nextOn.trim() !== '' && !isDate(tidyDay(nextOn)) ? { nextOn: day } : {}),
    ...(has.gift(kind) && yuan.trim() !== '' && amountFen(yuan) === null
      ? { amountFen: '请填写金额，最多两位小数' }
      : {}),
    ...(isCorrection && draft.reason.trim() === '' ? { reason: '请写明更正的原因' } : {}),
  };
}

/** The draft as the archive takes it; what its kind has no field for is left out. */
export function inputOf(draft: ServiceDraft, service: ServiceLine | null): ArchiveInput<'care.save'> {
  const { kind, byRole, byName, groupId, place, what, result } = draft;
  const nextOn = tidyDay(draft.nextOn);
  return {
    ...{ id: service?.id ?? null, version: service?.version ?? null },
    ...{ kind, on: tidyDay(draft.on), place, byRole, byName, groupId, what, result },
    recordIds: draft.people.map(({ recordId }) => recordId),
    occasion: has.occasion(kind) ? draft.occasion : null,
    amountFen: has.gift(kind) && draft.yuan.trim() !== '' ? amountFen(draft.yuan) : null,
    goods: has.gift(kind) ? draft.goods : null,
    nextOn: has.nextVisit(kind) && nextOn !== '' ? nextOn : null,
    reason: service ? draft.reason : null,
  };
}
