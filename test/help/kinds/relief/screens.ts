import type { LifeScreen } from '#renderer/life/screen.ts';
import type { KindForm } from '#renderer/records/layout.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { plainScreen } from '../screens.ts';

/** The screens of the small kind of a household. */

export const reliefForm: KindForm = {
  ...plainScreen,
  kind: 'relief' as string as RecordKind,
  title: '困难家庭档案',
  sections: [
    {
      title: '救助',
      fields: [
        { field: 'communityId', type: 'community' },
        { field: 'cause', type: 'code' },
        { field: 'monthlyFen', type: 'money', unit: '元' },
        { field: 'remark', type: 'longText', span: 3 },
      ],
    },
  ],
};

export const reliefLifeScreen: LifeScreen = {
  toCome: '受理、审核、停助',
  wrongMonths: { done: '以后按它办理', remedy: '并在备注里说明' },
  tones: { reliefState: { H1: 'good', H2: 'calm' }, caseState: { P1: 'warn', P2: 'active', P3: 'calm' } },
  desk: 'none',
  askWords: () => ({ label: '告知的人', told: (party) => `告知 ${party}` }),
  placeOf: () => null,
  forms: () => [],
  Beside: null,
  acts: [],
};
