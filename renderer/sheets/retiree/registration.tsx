import { type CodeTableName, codeLabel, codeTables } from '#shared/codes/tables.ts';
import type { RegistrationSheet } from '#shared/contract/sheets.ts';
import { formatDate, monthOf } from '#shared/rules/calendar.ts';
import { CareRows } from './care-rows.tsx';
import { Label, Pair, Small, Ticks } from './cells.tsx';
import { OpinionRows } from './opinion-rows.tsx';

/** Nine columns: four pairs of label and value, and the photo. */
const COLUMNS = [
  ['label1', 17],
  ['value1', 22.5],
  ['label2', 17],
  ['value2', 22.5],
  ['label3', 17],
  ['value3', 22.5],
  ['label4', 17],
  ['value4', 22.5],
  ['photo', 28],
] as const;

/** 企业退休人员社会化管理服务登记表, A4 portrait, one page (domain file retiree-unemployment.md B.1). */
export function Registration({ sheet }: { sheet: RegistrationSheet }) {
  const { record, printed } = sheet;
  const { values } = record;
  const code = (table: CodeTableName, value: string | null): string => (value === null ? '' : codeLabel(table, value));
  const month = (value: string | null): string => (value === null ? '' : formatDate(monthOf(value), 'han'));
  const months = [values.deemedMonths, values.actualMonths];
  const total = months.every((value) => value === null)
    ? null
    : (values.deemedMonths ?? 0) + (values.actualMonths ?? 0);
  const isMember = values.politicalStatus === '01' || values.politicalStatus === '02';
  return (
    <section className="sheet-page" style={{ width: '210mm', height: '296.5mm' }}>
      <h1 className="sheet-title">企业退休人员社会化管理服务登记表</h1>
      <div className="sheet-line">
        <span>
          填表日期：<span className="sheet-kai">{formatDate(record.openedOn, 'han')}</span>
        </span>
        <span>
          编号：<span className="sheet-kai sheet-number">{record.number}</span>
        </span>
      </div>
      <table className="sheet-grid">
        <colgroup>
          {COLUMNS.map(([key, width]) => (
            <col key={key} style={{ width: `${width}mm` }} />
          ))}
        </colgroup>
        <tbody>
          <tr>
            <Pair label="姓名" value={values.name} span={3} />
            <Pair label="曾用名" value={values.formerName} span={3} />
            <td rowSpan={5}>
              <div className="sheet-photo">
                {sheet.photo ? (
                  <img src={sheet.photo} alt="" />
                ) : (
                  <span className="sheet-photo-empty">
                    照片
                    <br />
                    （一寸）
                  </span>
                )}
              </div>
            </td>
          </tr>
          <tr>
            <Pair label="性别" value={code('gender', values.gender)} />
            <Pair label="民族" value={code('ethnicity', values.ethnicity)} />
            <Pair label="公民|身份号码" value={values.idNumber} span={3} isNumber />
          </tr>
          <tr>
            <Pair label="出生年月|（档案认定）" value={month(values.fileBirthMonth ?? values.birthOn)} />
            <Pair label="政治面貌" value={code('politicalStatus', values.politicalStatus)} />
            <Pair label="文化程度" value={code('education', values.education)} />
            <Pair label="婚姻状况" value={code('maritalStatus', values.maritalStatus)} />
          </tr>
          <tr>
            <Pair label="户口性质" value={code('householdType', values.householdType)} />
            <Pair label="原工作单位" value={values.employer} span={5} isLeft />
          </tr>
          <tr>
            <Pair label="单位编号" value={values.employerCode} isNumber />
            <Pair label="参加|工作时间" value={month(values.workStartedOn)} />
            <Pair label="建立个人|账户时间" value={month(values.accountOpenedMonth)} />
            <Pair label="退休（职）|时间" value={month(values.retiredOn)} />
          </tr>
          <tr>
            <Pair label="离退休类别" value={code('retirementType', values.retirementType)} />
            <Pair label="从事|特殊工种" value={code('specialWork', values.specialWork)} />
            <Pair label="名称" value={values.specialWorkName} />
            <Pair label="累计月数" value={values.specialWorkMonths} span={2} />
          </tr>
          <tr>
            <Label text="缴费年限|（月）" />
            <td>
              <Small label="视同" value={values.deemedMonths} />
            </td>
            <td colSpan={2}>
              <Small label="实际" value={values.actualMonths} />
            </td>
            <td colSpan={2}>
              <Small label="合计" value={total} />
            </td>
            <Pair label="退休证号" value={values.certificateNumber} span={2} isNumber />
          </tr>
          <tr>
            <Pair label="最高荣誉|（劳模）级别" value={code('honour', values.honour)} />
            <Label text="是否党员" />
            <td className="sheet-ticks" colSpan={2}>
              <Ticks
                items={[
                  ['是', isMember],
                  ['否', values.politicalStatus !== null && !isMember],
                ]}
              />
            </td>
            <Pair label="组织关系所在" value={values.partyOrganisation} span={3} />
          </tr>
          <tr>
            <Pair label="发放银行" value={values.bankName ?? code('bank', values.bankCode)} span={4} isLeft />
            <Pair label="户名" value={values.accountName} span={3} />
          </tr>
          <tr>
            <Pair label="账号（社会|保障卡）" value={values.accountNumber} span={4} isNumber isLeft />
            <Pair label="发放方式" value={code('paymentMethod', values.paymentMethod)} span={3} />
          </tr>
          <tr>
            <Pair label="户籍地址" value={values.registeredAddress} span={8} isLeft />
          </tr>
          <tr>
            <Pair label="居住设区市" value={values.residenceCity} />
            <Label text="居住地类别" />
            <td className="sheet-ticks" colSpan={6}>
              <Ticks items={codeTables.residenceType.map((item) => [item.label, item.code === values.residenceType])} />
            </td>
          </tr>
          <tr>
            <Pair
              label="居住地址"
              value={[record.communityName, values.residenceAddress].filter((part) => part).join('　')}
              span={8}
              isLeft
            />
          </tr>
          <tr>
            <Pair label="邮政编码" value={values.postcode} isNumber />
            <Pair label="固定电话" value={values.landline} span={2} isNumber />
            <Pair label="手机" value={values.mobile} span={3} isNumber />
          </tr>
          <CareRows values={values} />
          <OpinionRows values={values} />
        </tbody>
      </table>
      <div className="sheet-notes">
        填表说明：1. 本表一式两份，街道、档案各存一份。2. 手写处请用蓝黑墨水填写，选项在“□”内打“√”。3.
        户名须与本人姓名一致。
      </div>
      <div className="sheet-foot">
        <span>{printed.officeName}</span>
        <span>
          打印时间：{printed.printedAt}　操作员：{printed.operator}
        </span>
      </div>
    </section>
  );
}
