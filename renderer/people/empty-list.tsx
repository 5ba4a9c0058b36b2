import { Button, Group } from '@mantine/core';
import { IconFileImport, IconFolderOpen, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useArchive } from '#renderer/queries.ts';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ask, hasFilters, type ListQuery, noFilters, showKind } from './list-store.ts';
import classes from './people-page.module.css';

/** Nothing to show: either nothing is there yet, or nothing fits. Both say what to do next. */
export function EmptyList({ query }: { query: ListQuery }) {
  const [, navigate] = useLocation();
  const kinds = useKinds();
  const text = query.text.trim();
  const isNarrowed = text !== '' || hasFilters(query);
  return (
    <section className={classes.empty} aria-label="没有档案">
      {isNarrowed ? (
        <IconSearchOff size={40} stroke={1.4} className={classes.emptyIcon} aria-hidden />
      ) : (
        <IconFolderOpen size={40} stroke={1.4} className={classes.emptyIcon} aria-hidden />
      )}
      <h2 className={classes.emptyTitle}>
        {isNarrowed ? notFoundWords(text, kinds.length > 1 ? recordKindLabels[query.kind] : null) : '还没有档案'}
      </h2>
      <p className={classes.emptyText}>
        {isNarrowed
          ? '可以换一个写法：姓名中的一两个字、拼音首字母、证件号码后四位、电话或门牌都能找。'
          : '有现成的花名册就先导入，系统会逐行检查后再写入；也可以逐份建档。'}
      </p>
      {text === ''
        ? null
        : kinds.map((kind) => kind !== query.kind && <InOtherKind key={kind} kind={kind} text={text} />)}
      <Group gap="xs" mt={4}>
        {isNarrowed ? (
          <Button variant="default" onClick={() => ask({ text: '', ...noFilters })}>
            清除查找和筛选
          </Button>
        ) : (
          <Button leftSection={<IconFileImport size={18} />} onClick={() => navigate('/import')}>
            导入花名册
          </Button>
        )}
        <Button variant="default" leftSection={<IconPlus size={18} />} onClick={() => navigate('/records/new')}>
          {kinds.length > 1 ? `新建${recordKindLabels[query.kind]}` : '新建档案'}
        </Button>
      </Group>
    </section>
  );
}

/** Where else the words are found, with the way there: the list looks through the files of one kind. */
function InOtherKind({ kind, text }: { kind: RecordKind; text: string }) {
  const found = useArchive('records.list', { filter: { kind, text }, limit: 1 }).data;
  if (!found || found.total === 0) return null;
  const go = () => {
    showKind(kind);
    ask({ text });
  };
  return (
    <Button variant="light" onClick={go}>
      {recordKindLabels[kind]}里有 {formatCount(found.total)} 份{found.isTotalExact ? '' : '以上'}，去看看
    </Button>
  );
}

/** `label`: which kind was looked through, where there are several. */
function notFoundWords(text: string, label: string | null): string {
  if (text === '') return '没有符合筛选条件的档案';
  return label === null ? `没有找到“${text}”` : `${label}里没有找到“${text}”`;
}
