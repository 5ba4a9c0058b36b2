import { useCodes } from '#renderer/codes.ts';
import type { HouseholdMember } from '#shared/contract/households.ts';
import classes from './household.module.css';
import { RelationInput } from './relation-input.tsx';

/** Everybody's relation to the new head, asked one by one; where it follows from what is known it is proposed. */
export function KeptTable(props: {
  members: readonly HouseholdMember[];
  toWhom: string;
  relationOf: (member: HouseholdMember) => string | null;
  /** Whether what is missing is to be told. */
  isAsked: boolean;
  onChange: (memberId: number, relation: string | null) => void;
}) {
  const codes = useCodes();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">成员</th>
          <th scope="col">与原户主</th>
          <th scope="col" style={{ textAlign: 'left' }}>
            是{props.toWhom}的（请逐个核对）
          </th>
        </tr>
      </thead>
      <tbody>
        {props.members.map((member) => {
          const relation = props.relationOf(member);
          return (
            <tr key={member.id}>
              <td>{member.name}</td>
              <td>{codes.label('familyRelation', member.relation)}</td>
              <td style={{ textAlign: 'left' }}>
                <RelationInput
                  label={`${member.name}是${props.toWhom}的`}
                  value={relation}
                  error={props.isAsked && relation === null ? '请选择' : undefined}
                  onChange={(next) => props.onChange(member.id, next)}
                  isBare
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
