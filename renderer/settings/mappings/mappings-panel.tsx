import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { NewSourceDialog } from '#renderer/import/new-source-dialog.tsx';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { formatCount } from '#shared/rules/counts.ts';
import codesClasses from '../codes/codes.module.css';
import settings from '../settings.module.css';
import { CommunityLines } from './community-lines.tsx';
import { MappingDialog } from './mapping-dialog.tsx';
import { MappingTable } from './mapping-table.tsx';
import { type ShownLine, shownLines } from './mapping-words.ts';
import { RemoveSourceDialog } from './remove-source-dialog.tsx';

/** Lines shown at once; the rest are found by searching or by source. */
const SHOWN = 200;

/** 代码对照: what the codes of other systems become here, and what the office decided about them. */
export function MappingsPanel() {
  const [text, setText] = useState('');
  const [source, setSource] = useState<string | null>(null);
  const [isOwnOnly, setIsOwnOnly] = useState(false);
  const [asked, setAsked] = useState<'source' | 'line' | 'remove' | ShownLine | null>(null);
  const codes = useCodes();
  const mayChange = useMay('file', 'whole');
  const mayKeep = useMay('settings', 'whole');
  const list = useArchive('mappings.list', {});
  const sources = list.data?.sources ?? [];
  const lines = useMemo(
    () => shownLines(list.data?.sources ?? [], list.data?.items ?? [], codes, { text, source, isOwnOnly }),
    [list.data, codes, text, source, isOwnOnly],
  );
  const needle = text.trim();
  const communities = (list.data?.communities ?? []).filter(
    (one) =>
      (source === null || one.source === source) &&
      (needle === '' || `${one.written} ${one.communityName ?? ''} 社区`.includes(needle)),
  );
  const chosen = sources.find((one) => one.key === source) ?? null;

  return (
    <section className={settings.panel} aria-label="代码对照">
      <div className={settings.head}>
        <h2>代码对照</h2>
        <Group gap="xs" wrap="nowrap">
          <MappingFiles source={source} name={chosen?.name ?? null} mayTake={mayKeep} />
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setAsked('source')}>
            添加来源…
          </Button>
          {mayChange ? (
            <Button
              leftSection={<IconPlus size={16} />}
              onClick={() => setAsked('line')}
              disabled={sources.length === 0}
            >
              添加对照…
            </Button>
          ) : null}
        </Group>
      </div>
      <p>
        同一个代码在不同系统里意思不同。导入花名册时先说它来自哪个系统，再按这里的对照变成本系统的代码。
        {mayChange
          ? '标“待本单位确认”的请与来源系统核对后确认。'
          : '对照管全街道的导入，您的范围只是一部分：没有对照的代码在您自己的导入里选定，已有的请联系系统管理员修改。'}
      </p>
      <div className={codesClasses.filters}>
        <Select
          aria-label="来源"
          placeholder="全部来源"
          data={sources.map(({ key, name }) => ({ value: key, label: name }))}
          value={source}
          onChange={setSource}
          clearable
          clearButtonProps={{ 'aria-label': '全部来源' }}
          w={270}
        />
        <TextInput
          className={codesClasses.search}
          aria-label="查找对照"
          placeholder="代码表、代码、名称，可用空格隔开几个词"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') {
              event.stopPropagation();
              setText('');
            }
          }}
        />
        <Checkbox
          label="只看本单位的"
          checked={isOwnOnly}
          onChange={(event) => setIsOwnOnly(event.currentTarget.checked)}
        />
        {chosen?.isOwn && mayKeep ? (
          <Button variant="default" onClick={() => setAsked('remove')}>
            移除来源…
          </Button>
        ) : null}
      </div>
      {chosen ? <p>{chosen.origin}</p> : null}
      {list.error ? <ErrorNote error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.data && lines.length === 0 ? <p role="status">没有这样的对照。</p> : null}
      {lines.length > 0 ? <MappingTable lines={lines.slice(0, SHOWN)} onChange={mayChange ? setAsked : null} /> : null}
      {lines.length > SHOWN ? (
        <p role="status">
          共 {formatCount(lines.length)} 项，先列出前 {SHOWN} 项；请选择来源或输入几个字查找。
        </p>
      ) : null}
      {communities.length > 0 ? <CommunityLines lines={communities} sources={sources} /> : null}
      {list.data && list.data.commands.length > 0 ? (
        <div>
          <h3 className={codesClasses.sub}>可以撤销的操作</h3>
          <UndoList
            commands={list.data.commands}
            hint="这次改动的对照会恢复原样；已经导入的档案不变，以后的导入按恢复后的对照。"
          />
        </div>
      ) : null}
      {asked === 'source' ? <NewSourceDialog onAdded={setSource} onClose={() => setAsked(null)} /> : null}
      {asked === 'remove' && chosen ? (
        <RemoveSourceDialog source={chosen} onDone={() => setSource(null)} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'line' || (asked !== null && typeof asked === 'object') ? (
        <MappingDialog
          sources={sources}
          source={source}
          shown={asked === 'line' ? null : asked}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  );
}

function MappingFiles({ source, name, mayTake }: { source: string | null; name: string | null; mayTake: boolean }) {
  const take = async (path: string) => {
    const { decided, same, sources } = await archiveCall('mappings.importFile', { path });
    if (decided + sources === 0) return `表里的 ${formatCount(same)} 项都和现在一样`;
    return `改动 ${formatCount(decided)} 项${sources > 0 ? `，新来源 ${formatCount(sources)} 个` : ''}，${formatCount(same)} 项没有变化`;
  };
  const save = async (path: string) => {
    const { rows } = await archiveCall('mappings.export', { path, source });
    return `已导出 ${formatCount(rows)} 项`;
  };
  return (
    <TableFiles
      takes={
        mayTake
          ? { label: '导入表格…', hint: '照导出的表格填写；有一行不对就全部不导入，表里没有的不动', run: take }
          : null
      }
      saves={{ label: '导出表格…', fileName: `代码对照${name === null ? '' : `-${name}`}-${today()}.xlsx`, run: save }}
    />
  );
}
