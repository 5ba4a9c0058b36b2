import { Button, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { CallFailure } from '#renderer/api.ts';
import classes from './conflict-panel.module.css';

interface Differs {
  name: string;
  idNumber: string;
  birthOn: string;
  typed: string;
}

/** Whose number it is, where saving was refused because of another name; null where the failure is another. */
export function nameDiffers(failure: unknown): Differs | null {
  if (!(failure instanceof CallFailure) || failure.error.code !== 'person.nameDiffers') return null;
  return failure.error.params as unknown as Differs;
}

/** The number is somebody's of another name: both side by side, and the clerk says whether it is one person. */
export function IdentityPanel(props: { differs: Differs; isBusy?: boolean; onSame: () => void; onWrong: () => void }) {
  const { differs } = props;
  const first = useRef<HTMLButtonElement>(null);
  // Of the two answers the keyboard goes to the one that changes nobody's name.
  useEffect(() => first.current?.focus(), []);
  return (
    <section className={classes.conflict} aria-label="号码与姓名不一致" role="alert">
      <h2>
        号码 {differs.idNumber} 已登记给“{differs.name}”
      </h2>
      <Text>还没有保存。请与身份证件核对：是同一个人改了名，还是号码填错了？</Text>
      <table>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">已登记的人</th>
            <th scope="col">您填的</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">姓名</th>
            <td>{differs.name}</td>
            <td>{differs.typed}</td>
          </tr>
          <tr>
            <th scope="row">出生日期</th>
            <td>{differs.birthOn}</td>
            <td>按号码相同</td>
          </tr>
        </tbody>
      </table>
      <Group gap="sm">
        <Button ref={first} onClick={props.onWrong}>
          号码填错，去改号码
        </Button>
        <Button variant="default" loading={props.isBusy} onClick={props.onSame}>
          同一人，改名（“{differs.name}”记为曾用名）
        </Button>
      </Group>
    </section>
  );
}
