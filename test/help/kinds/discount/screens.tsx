import type { KindPages } from '#renderer/app/place.ts';
import type { LifeScreen } from '#renderer/life/screen.ts';
import { today } from '#renderer/parts/today.ts';
import type { FileTabs } from '#renderer/records/file-tabs.ts';
import type { KindForm } from '#renderer/records/layout.ts';
import { derivePerson, personNotes } from '#renderer/records/person-notes.ts';
import type { ImportStartOfKind } from '#renderer/registers/imports.ts';
import type { PersonCard } from '#shared/contract/people.ts';
import type { SheetRequest } from '#shared/contract/sheets.ts';
import type { RecordKind } from '#shared/records/kinds.ts';

/** The screens of the small kind of a person. */

const KIND = 'discount' as string as RecordKind;

export const discountForm: KindForm = {
  kind: KIND,
  title: '优待证档案',
  sections: [
    {
      title: '持证人',
      fields: [
        { field: 'name', type: 'name' },
        { field: 'idNumber', type: 'idNumber' },
        { field: 'idKind', type: 'idKind' },
        { field: 'birthOn', type: 'date' },
        { field: 'mobile', type: 'phone' },
        { field: 'communityId', type: 'community' },
      ],
    },
    {
      title: '证件',
      fields: [
        { field: 'cardNumber', type: 'text' },
        { field: 'issuedOn', type: 'date' },
        { field: 'reason', type: 'code' },
        {
          ...{ field: 'workplace', type: 'organisation', span: 2 },
          register: { field: 'employer', fills: { name: 'workplace' } },
        },
      ],
    },
  ],
  wanted: ['cardNumber'],
  derive: derivePerson,
  required: () => ['name', 'idNumber'],
  labels: () => ({}),
  notes: (draft) => personNotes(draft, today()),
};

export const discountTabs: FileTabs = {
  own: [{ name: 'card', label: '证件', Content: ({ file }) => <p>证件由街道发放，{file?.number ?? '尚未建档'}。</p> }],
  materials: '身份证、证件',
  BelowMaterials: null,
  ofChange: null,
};

export const discountLifeScreen: LifeScreen = {
  toCome: '开始和结束优待、注销',
  wrongMonths: { done: '以后按它办理', remedy: '并在备注里说明' },
  tones: { cardState: { K1: 'good', K2: 'calm' }, periodState: { T1: 'good', T2: 'warn', T3: 'calm' } },
  desk: {
    examples: '收回证件、公布',
    dated: {
      ...{ late: '优待证年审', href: '/cards/review', never: '发证日期不明', neverHref: '/cards/review' },
      neverHint: '请在档案里补上发证日期。',
    },
    owedTab: 'card',
  },
  askWords: (step) =>
    step === 'period.deliver'
      ? { label: '领取人', told: (party) => `由 ${party} 领取` }
      : { label: '交回人', told: (party) => `由 ${party} 交回` },
  placeOf: () => null,
  forms: ({ id }) => [{ label: '登记卡', request: { form: 'discount-card', recordId: id } as unknown as SheetRequest }],
  Beside: null,
  acts: [],
};

export const discountPages: KindPages = {
  places: [],
  pages: [{ path: '/cards/review', show: () => <p>要年审的优待证</p> }],
};

export const discountImport: ImportStartOfKind = { asks: '选择优待证名册', Below: null };

/** What the card of a person says of the kind. */
export function DiscountOnCard({ card }: { card: PersonCard }) {
  const cards = card.files.filter(({ kind }) => kind === KIND);
  return cards.length === 0 ? null : (
    <section aria-label="优待证">
      <p>持有优待证 {cards.length} 张</p>
    </section>
  );
}
