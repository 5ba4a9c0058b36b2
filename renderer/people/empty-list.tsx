import { Button, Group } from '@mantine/core';
import { IconFileImport, IconFolderOpen, IconPlus, IconSearchOff } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { ask, hasFilters, type ListQuery, noFilters } from './list-store.ts';
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
      <h2 className={classes.emptyTitle}>{isNarrowed ? notFoundWords(text) : '还没有档案'}</h2>
      <p className={classes.emptyText}>
        {isNarrowed
          ? '可以换一个写法：姓名中的一两个字、拼音首字母、证件号码后四位、电话或门牌都能找。'
          : '有现成的花名册就先导入，系统会逐行检查后再写入；也可以逐份建档。'}
      </p>
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

function notFoundWords(text: string): string {
  return text === '' ? '没有符合筛选条件的档案' : `没有找到“${text}”`;
}
