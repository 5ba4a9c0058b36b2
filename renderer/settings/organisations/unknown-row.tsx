import { Button, Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import type { UnknownName } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { organisationLikenessLabels } from '#shared/rules/organisation-name.ts';
import classes from './organisations.module.css';

/** A name the register does not know: how often, for example where, what it may mean, and what to do with it. */
export function UnknownRow(props: {
  item: UnknownName;
  isPicked: boolean;
  isBusy: boolean;
  onPick: (isPicked: boolean) => void;
  onRegister: () => void;
  onAssign: (id: number, name: string) => void;
  onChoose: () => void;
}) {
  const { item } = props;
  const codes = useCodes();
  const aside = [
    item.writings > 1 ? `${formatCount(item.writings)} 种写法` : '',
    item.unitNumber ? `单位编号 ${item.unitNumber}` : '',
    item.bankCode ? codes.label('bank', item.bankCode) : '',
  ].filter((words) => words !== '');
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={`选中 ${item.name}`}
          checked={props.isPicked}
          onChange={(event) => props.onPick(event.currentTarget.checked)}
        />
      </td>
      <th scope="row">
        {item.name}
        {aside.length > 0 ? <p>{aside.join('　')}</p> : null}
      </th>
      <td data-figure>{formatCount(item.files)}</td>
      <td>
        {item.examples.map((example, index) => (
          <span key={example.recordId}>
            {index > 0 ? '、' : ''}
            <Link href={`/records/${example.recordId}`} title={example.number}>
              {example.person}
            </Link>
          </span>
        ))}
        {item.files > item.examples.length ? ' 等' : ''}
      </td>
      <td>
        {item.proposals.map((proposal) => (
          <div key={proposal.id} className={classes.proposal}>
            <span>
              <Link href={`/settings/organisations/${proposal.id}`}>{proposal.name}</Link>
              <p>{organisationLikenessLabels[proposal.why]}</p>
            </span>
            <Button
              size="compact-xs"
              variant="default"
              disabled={props.isBusy}
              aria-label={`就是它 ${item.name} 归到 ${proposal.name}`}
              onClick={() => props.onAssign(proposal.id, proposal.name)}
            >
              就是它
            </Button>
          </div>
        ))}
      </td>
      <td>
        <div className={classes.actions}>
          <Button
            size="compact-sm"
            variant="light"
            disabled={props.isBusy}
            aria-label={`登记 ${item.name}`}
            onClick={props.onRegister}
          >
            登记
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            disabled={props.isBusy}
            aria-label={`归到… ${item.name}`}
            onClick={props.onChoose}
          >
            归到…
          </Button>
        </div>
      </td>
    </tr>
  );
}
