import { codeLabel, codeTables } from '#shared/codes/tables.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { Fit } from '../fit.tsx';
import { Label, Pair, Ticks } from './cells.tsx';

const DEPENDANT_ROWS = 3;

/** Block 5 and 6 of the form: care information, family, dependants. */
export function CareRows({ values }: { values: RetireeValues }) {
  const dependants = Array.from({ length: DEPENDANT_ROWS }, (_, index) => ({
    key: `dependant-${index + 1}`,
    dependant: values.dependants[index] ?? null,
  }));
  return (
    <>
      <tr>
        <Label text="健康状况" />
        <td className="sheet-ticks" colSpan={4}>
          <Ticks items={codeTables.health.map((item) => [item.label, item.code === values.health])} />
        </td>
        <Label text="优抚类别" />
        <td className="sheet-ticks" colSpan={3}>
          <Ticks items={codeTables.careCategory.map((item) => [item.label, item.code === values.careCategory])} />
        </td>
      </tr>
      <tr>
        <Label text="兴趣爱好" />
        <td className="sheet-ticks" colSpan={6}>
          <Ticks items={codeTables.hobby.map((item) => [item.label, values.hobbies.includes(item.code)])} />
        </td>
        <td colSpan={2} style={{ padding: 0 }}>
          <Fit largestPt={9}>
            <span style={{ fontFamily: '"Archive Song"' }}>自管小组 </span>
            {values.selfGroup ?? ''}
          </Fit>
        </td>
      </tr>
      <tr>
        <Pair label="特长技能" value={values.skills} span={3} isLeft />
        <Pair label="公益活动" value={values.publicService} span={4} isLeft />
      </tr>
      <tr>
        <Pair label="配偶姓名" value={values.spouseName} span={2} />
        <Label text="配偶工作状况" span={2} />
        <td className="sheet-ticks" colSpan={4}>
          <Ticks items={codeTables.spouseWork.map((item) => [item.label, item.code === values.spouseWork])} />
        </td>
      </tr>
      <tr>
        <Label text="家庭其他|联系人" />
        <td colSpan={2}>
          <Fit>{values.contactName ?? ''}</Fit>
        </td>
        <Pair
          label="关系"
          value={values.contactRelation === null ? '' : codeLabel('familyRelation', values.contactRelation)}
          span={2}
        />
        <Pair label="电话" value={values.contactPhone} isNumber span={2} />
      </tr>
      <tr>
        <th rowSpan={DEPENDANT_ROWS + 1}>
          供养
          <br />
          直系亲属
        </th>
        <Label text="姓名" span={2} />
        <Label text="关系" />
        <Label text="出生日期" span={2} />
        <Label text="身份证号" span={3} />
      </tr>
      {dependants.map(({ key, dependant }) => (
        <tr key={key}>
          <td colSpan={2}>
            <Fit>{dependant?.name ?? ''}</Fit>
          </td>
          <td>
            <Fit>{dependant?.relation ? codeLabel('familyRelation', dependant.relation) : ''}</Fit>
          </td>
          <td colSpan={2}>
            <Fit>{dependant?.birthOn ? formatDate(dependant.birthOn, 'han') : ''}</Fit>
          </td>
          <td colSpan={3} className="sheet-number">
            <Fit>{dependant?.idNumber ?? ''}</Fit>
          </td>
        </tr>
      ))}
    </>
  );
}
