import type { ComponentType } from 'react';
import type { FieldType } from '../../records/layout.ts';
import { CodeControl } from './code-control.tsx';
import { CodesControl } from './codes-control.tsx';
import { CommunityControl } from './community-control.tsx';
import type { ControlProps } from './control-props.ts';
import { GroupControl } from './group-control.tsx';
import { IdKindControl } from './id-kind-control.tsx';
import { LongTextControl } from './long-text-control.tsx';
import { NameControl } from './name-control.tsx';
import { NumberControl } from './number-control.tsx';
import { OrganisationControl } from './organisation-control.tsx';
import { PeopleControl } from './people-control.tsx';
import { ReadingControl } from './reading-control.tsx';
import { TextControl } from './text-control.tsx';

/** The control of each type of field: the compiler lists what a new type still lacks. */
export const controls: Record<FieldType, ComponentType<ControlProps>> = {
  text: TextControl,
  longText: LongTextControl,
  name: NameControl,
  otherName: NameControl,
  reading: ReadingControl,
  idKind: IdKindControl,
  idNumber: NumberControl,
  date: TextControl,
  month: TextControl,
  dayOrMonth: TextControl,
  money: TextControl,
  count: TextControl,
  account: TextControl,
  phone: TextControl,
  digits: TextControl,
  code: CodeControl,
  codes: CodesControl,
  community: CommunityControl,
  organisation: OrganisationControl,
  group: GroupControl,
  people: PeopleControl,
};
