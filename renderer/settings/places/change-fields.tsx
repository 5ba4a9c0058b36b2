import { TextInput } from '@mantine/core';
import { DayInput } from '#renderer/parts/day-input.tsx';
import { useArchive } from '#renderer/queries.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ALWAYS } from '#shared/rules/places.ts';
import classes from './places.module.css';
import { belongingWords } from './places-words.ts';

/** The day of a change and the paper that decided it. */
export function ChangeFields(props: {
  effectiveOn: string;
  document: string;
  errors: Record<string, string>;
  onChange: (change: { effectiveOn?: string; document?: string }) => void;
}) {
  return (
    <>
      <DayInput
        label="生效日期"
        value={props.effectiveOn}
        error={props.errors.effectiveOn}
        onChange={(effectiveOn) => props.onChange({ effectiveOn })}
      />
      <TextInput
        className={classes.wide}
        label="批准文件"
        placeholder="区人民政府的批复和文号，例如：鼓政〔2026〕12号"
        value={props.document}
        maxLength={200}
        error={props.errors.document}
        onChange={(event) => props.onChange({ document: event.currentTarget.value })}
      />
    </>
  );
}

/** Whom a change touches, before it is done. */
export function ChangePreview(props: { ids: readonly number[]; effectiveOn: string; outcome: string }) {
  const asked = { ids: [...props.ids], effectiveOn: readDay(props.effectiveOn) };
  const preview = useArchive('communities.preview', asked, { isEnabled: props.ids.length > 0, keepsPrevious: true });
  if (props.ids.length === 0) return <p role="status">选好社区后，这里会列出涉及的档案和小组。</p>;
  return (
    <div className={classes.preview} role="status" aria-label="涉及的内容">
      <ul>
        {(preview.data?.items ?? []).map((item) => (
          <li key={item.id}>
            <strong>{item.name}</strong>（{item.validFrom === ALWAYS ? '一直用现名' : `${item.validFrom} 起用现名`}）：
            {belongingWords(item.use)}
          </li>
        ))}
      </ul>
      {asked.effectiveOn === null ? null : (
        <div>生效前一天在册 {formatCount(preview.data?.recordsBefore ?? 0)} 份，那天以前的名单和统计不变。</div>
      )}
      <div>{props.outcome}档号不变，可以撤销。</div>
    </div>
  );
}
