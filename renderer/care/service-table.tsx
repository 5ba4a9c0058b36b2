import { serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceLine } from '#shared/contract/care.ts';
import classes from './care.module.css';
import { byWords, contentWords, peopleWords } from './service-words.ts';

/** Acts, a line each; the day opens one. */
export function ServiceTable(props: {
  items: readonly ServiceLine[];
  /** Whether it is told for whom; on one person's page it is not. */
  withPeople: boolean;
  onOpen: (id: number) => void;
}) {
  const { items, withPeople, onOpen } = props;
  return (
    <table className={classes.table} aria-label="服务记录">
      <colgroup>
        <col style={{ width: 104 }} />
        <col style={{ width: 78 }} />
        {withPeople ? <col style={{ width: '26%' }} /> : null}
        <col />
        <col style={{ width: '20%' }} />
        <col style={{ width: 104 }} />
      </colgroup>
      <thead>
        <tr>
          {['日期', '类别', ...(withPeople ? ['服务对象'] : []), '内容和结果', '服务人员', '下次走访'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id}>
            <td>
              <button
                type="button"
                className={classes.open}
                aria-label={`${one.on} ${serviceLabels[one.kind]}：${peopleWords(one)}`}
                onClick={() => onOpen(one.id)}
              >
                {one.on}
              </button>
            </td>
            <td>{serviceLabels[one.kind]}</td>
            {withPeople ? <td>{peopleWords(one)}</td> : null}
            <td>
              {contentWords(one)}
              {one.result ? <span className={classes.result}>{one.result}</span> : null}
            </td>
            <td>
              {byWords(one)}
              {one.groupName ? <span className={classes.result}>{one.groupName}</span> : null}
            </td>
            <td>{one.nextOn ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
