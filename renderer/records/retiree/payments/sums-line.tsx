import classes from './payments.module.css';

/** A few figures side by side, each under its name. */
export function SumsLine({ sums }: { sums: readonly { label: string; value: string; isMinus?: boolean }[] }) {
  return (
    <dl className={classes.sums}>
      {sums.map(({ label, value, isMinus }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd data-minus={isMinus || undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
