import type { RosterDocument } from '../../../contract/sheet-documents.ts';
import { addMonths, daysLate, formatDate, monthOf } from '../../../rules/calendar.ts';
import { numberColumn } from '../../../rules/person-number-words.ts';
import { type FormFacts, han } from './facts.ts';

/**
 * 逾期未认证建议暂停发放名单: whom the street found nowhere, for the agency, which decides on a pause (domain part A.1.1 row
 * 9). How long each is overdue is counted on the day of printing.
 */
export function pauseProposal(people: readonly FormFacts[]): RosterDocument {
  const [first] = people;
  const today = first?.today ?? '';
  const text = (title: string, width: number, align?: 'left') => ({
    ...{ title, width, kind: 'text' as const },
    ...(align ? { align } : {}),
  });
  const sorted = [...people].sort((left, right) => orderOf(left).localeCompare(orderOf(right), 'zh'));
  return {
    kind: 'roster',
    title: '逾期未认证建议暂停发放名单',
    fileName: `建议暂停发放名单-${people.length}人-${today}`,
    notes: '本名单一式两份，报经办机构一份。是否暂停由经办机构决定；名单报出后通过认证的，请及时告知。',
    unit: '人',
    columns: [
      text('序号', 12),
      text('姓名', 24),
      { title: numberColumn(people.map(({ record }) => record.values.idKind)), width: 40, kind: 'number' },
      text('社区', 24),
      text('居住地址', 50, 'left'),
      text('联系电话', 26),
      text('上次认证', 24),
      text('有效期至', 24),
      { title: '逾期|天数', width: 13, kind: 'number' },
      text('建议暂停|年月', 18),
      text('备注', 18),
    ],
    sections: [
      {
        head: [
          [
            { name: '提出单位（章）', text: first?.office.name ?? '' },
            { name: '提出日期', text: han(today) ?? '' },
          ],
        ],
        rows: sorted.map(({ record: { values, communityName }, certification: { on, through } }) => [
          values.name,
          values.idNumber,
          communityName,
          values.residenceAddress ?? values.registeredAddress,
          values.mobile ?? values.landline,
          on,
          through,
          through === null ? null : Math.max(0, daysLate(through, today)),
          formatDate(addMonths(monthOf(today), 1), 'iso'),
          null,
        ]),
        closing: [],
      },
    ],
    signers: ['经办人', '复核人', '负责人（公章）'],
  };
}

function orderOf({ record }: FormFacts): string {
  return `${record.communityName ?? '\uffff'} ${record.values.name}`;
}
