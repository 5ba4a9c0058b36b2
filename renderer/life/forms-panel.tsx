import { PrintButton } from '#renderer/sheets/print-button.tsx';
import classes from './life.module.css';
import type { FormOffer } from './screen.ts';

/** The forms that belong to where a file stands, filled in from what is known. */
export function FormsPanel({ offers }: { offers: readonly FormOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="可以打印的表">
      <h2>可以打印的表</h2>
      <div className={classes.buttons}>
        {offers.map(({ label, request }) => (
          <PrintButton key={label} label={label} request={request} />
        ))}
      </div>
    </section>
  );
}
