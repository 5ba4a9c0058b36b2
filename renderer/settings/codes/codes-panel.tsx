import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCodes } from '#renderer/codes.ts';
import { useArchive } from '#renderer/queries.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { formatCount } from '#shared/rules/counts.ts';
import settings from '../settings.module.css';
import { CodeFiles } from './code-files.tsx';
import classes from './codes.module.css';
import { countWords, type TableGroup, tableGroups, tableLines } from './codes-words.ts';

/** 代码表: every table with where it comes from, and what no table knows yet. */
export function CodesPanel() {
  const [text, setText] = useState('');
  const codes = useCodes();
  // It names people of all communities.
  const mayOrder = useMay('settings', 'whole');
  const others = useArchive('codes.others', { limit: 1 }, { isEnabled: mayOrder }).data?.total;
  const groups = tableGroups(tableLines(codes, text));

  return (
    <section className={settings.panel} aria-label="代码表">
      <div className={settings.head}>
        <h2>代码表</h2>
        <CodeFiles table={null} />
      </div>
      <p>登记时可选的各项。程序自带国家标准和各业务的代码，本单位可以添加、停用、排序；用过的代码不会丢。</p>
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          aria-label="查找代码表"
          placeholder="表名、标准号、代码、名称，可用空格隔开几个词"
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
        {mayOrder ? (
          <Button component={Link} href="/settings/codes/others" variant={others ? 'light' : 'default'}>
            其他内容{others ? `（${formatCount(others)} 种待整理）` : ''}
          </Button>
        ) : null}
      </div>
      {groups.length === 0 ? <p role="status">没有查到含“{text.trim()}”的代码表。</p> : null}
      {groups.map((group) => (
        <GroupTable key={group.id} group={group} />
      ))}
    </section>
  );
}

function GroupTable({ group }: { group: TableGroup }) {
  return (
    <div className={classes.group}>
      <h3 id={`codes-${group.id}`}>{group.label}</h3>
      <table className={classes.table} aria-labelledby={`codes-${group.id}`}>
        <colgroup>
          <col style={{ width: '25%' }} />
          <col style={{ width: '22%' }} />
          <col />
          <col style={{ width: '24%' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">代码表</th>
            <th scope="col">项数</th>
            <th scope="col">标准或来源</th>
            <th scope="col">{group.id === 'used' ? '用在' : '依据情况'}</th>
          </tr>
        </thead>
        <tbody>
          {group.lines.map((line) => (
            <tr key={line.table}>
              <th scope="row">
                <Link href={`/settings/codes/${line.table}`}>{line.title}</Link>
              </th>
              <td>{countWords(line)}</td>
              <td>
                {line.source}
                {group.id === 'used' && line.toConfirm > 0 ? <p>{formatCount(line.toConfirm)} 项待本单位确认</p> : null}
              </td>
              <td>
                {group.id === 'used'
                  ? line.fields.map((field) => <div key={field}>{field}</div>)
                  : line.toConfirm > 0
                    ? `${formatCount(line.toConfirm)} 项待本单位确认`
                    : '有依据'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
