import { codeLabel } from '#shared/codes/tables.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { Fit } from '../fit.tsx';
import { Label } from './cells.tsx';

/** The paper file, the declaration and the three opinions at the bottom of the form. */
export function OpinionRows({ values }: { values: RetireeValues }) {
  return (
    <>
      <tr>
        <Label text="人事档案|接收情况" />
        <td colSpan={2}>
          <Fit>{codeLabel('paperFileState', values.paperFileState)}</Fit>
        </td>
        <Label text="编号" />
        <td colSpan={2} className="sheet-number">
          <Fit>{values.paperFileNumber ?? ''}</Fit>
        </td>
        <Label text="存放位置" />
        <td colSpan={2}>
          <Fit>{values.paperFilePlace ?? ''}</Fit>
        </td>
      </tr>
      <tr>
        <td colSpan={9} className="sheet-declaration">
          本人声明：以上内容属实；住址、账户、联系方式和领取资格发生变化时，将及时告知社区和街道。
        </td>
      </tr>
      <tr>
        <Opinion title="本人签名" lines={['签名：']} span={3} />
        <Opinion title="社区意见" lines={['经办人：']} span={3} />
        <Opinion title="街道社会保障事务所意见" lines={['经办人：', '负责人：']} span={3} seal="（公章）" />
      </tr>
    </>
  );
}

function Opinion({ title, lines, span, seal }: { title: string; lines: string[]; span: number; seal?: string }) {
  return (
    <td className="sheet-opinion" colSpan={span}>
      {title}：
      <div className="sheet-sign">
        {lines.map((line, index) => (
          <div key={line}>
            <span>{line}</span>
            <span>{index === lines.length - 1 ? (seal ?? '（签章）') : ''}</span>
          </div>
        ))}
        <div className="sheet-date">
          <span>年 月 日</span>
        </div>
      </div>
    </td>
  );
}
