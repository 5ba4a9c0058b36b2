import { UndoList } from '#renderer/parts/undo-list.tsx';
import type { PersonCard } from '#shared/contract/people.ts';
import classes from './card.module.css';

/** What was done to the card and can be taken back. */
export function CommandPanel({ card }: { card: PersonCard }) {
  if (card.commands.length === 0) return null;
  return (
    <section className={classes.panel} aria-label="可以撤销的操作">
      <h2>可以撤销的操作</h2>
      <UndoList commands={card.commands} hint="这次操作改动的内容会全部恢复原样；之后又改过同样内容的，不能撤销。" />
    </section>
  );
}
