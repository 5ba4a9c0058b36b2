import type { ReactNode } from 'react';
import classes from './listed-name.module.css';

/** A line of a list: what the list calls the person, and the name in the register where the number found somebody. */
interface Named {
  nameText: string;
  name: string | null;
}

const isOtherName = ({ nameText, name }: Named): boolean => name !== null && nameText !== '' && nameText !== name;

/** The registered name with the list's own below it where that is another; `children` is the registered one. */
export function ListedName({ line, children }: { line: Named; children: ReactNode }) {
  return (
    <>
      {children}
      {isOtherName(line) ? <span className={classes.listed}>名单：{line.nameText}</span> : null}
    </>
  );
}

/**
 * What ticking a line that asks does: it is entered under the registered name, and renames nobody. `spoken` names the line
 * to who hears it.
 */
export function acceptLabel(line: Named): { label: string; spoken: string } {
  if (!isOtherName(line)) return { label: '已核对，登记', spoken: `已核对，登记 ${line.name}` };
  const label = `是同一个人，登记到“${line.name}”名下，姓名不改`;
  return { label, spoken: label };
}
