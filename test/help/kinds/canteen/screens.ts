import type { LifeScreen } from '#renderer/life/screen.ts';
import type { KindForm } from '#renderer/records/layout.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { plainScreen } from '../screens.ts';

/** The screens of the small kind of an outlet. */

export const canteenForm: KindForm = {
  ...plainScreen,
  kind: 'canteen' as string as RecordKind,
  title: '长者食堂档案',
  sections: [
    {
      title: '食堂',
      fields: [
        { field: 'communityId', type: 'community' },
        { field: 'licence', type: 'text' },
        { field: 'seats', type: 'count' },
        { field: 'openedOn', type: 'date' },
        { field: 'serves', type: 'code' },
        { field: 'remark', type: 'longText', span: 3 },
      ],
    },
  ],
};

export const canteenLifeScreen: LifeScreen = {
  toCome: '年检、整改、停业',
  wrongMonths: { done: '以后按它办理', remedy: '并在备注里说明' },
  tones: { canteenState: { S1: 'good', S2: 'calm' } },
  desk: 'none',
  askWords: () => ({ label: '整改的人', told: (party) => `由 ${party} 整改` }),
  placeOf: () => null,
  forms: () => [],
  Beside: null,
  acts: [],
};
