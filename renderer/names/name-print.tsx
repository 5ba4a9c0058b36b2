import { IconAlertTriangle } from '@tabler/icons-react';
import { codePointOf } from '#renderer/sheets/lacking.ts';
import { isUncommonName } from './name-words.ts';
import classes from './names.module.css';
import { useLacking } from './use-lacking.ts';

/** Below a name with a character outside the common ones: how it will stand on paper, and what the print faces lack. */
export function NamePrint({ name }: { name: string }) {
  return isUncommonName(name) ? <Printed name={name.trim()} /> : null;
}

/** A name in the print face; a box where the faces lack a character. */
export function Printed({ name }: { name: string }) {
  const lacking = useLacking(name);
  return (
    <div className={classes.printed}>
      <span className={classes.printedWord}>打印为</span>
      <span className={classes.printedName} data-testid="printed-name">
        {name}
      </span>
      {lacking.size > 0 ? (
        <p className={classes.lacking}>
          <IconAlertTriangle size={15} aria-hidden />
          打印字库没有 {Array.from(lacking, codePointOf).join('、')}，纸上留方框，需手工补字
        </p>
      ) : null}
    </div>
  );
}
