import { Button, TextInput } from '@mantine/core';
import { IconFolders } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { markUsable } from '#renderer/app/usable.ts';
import { RestorePanel } from '#renderer/backup/restore-panel.tsx';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useFocusOfWrong } from '#renderer/parts/focus-of-wrong.ts';
import { queryClient } from '#renderer/queries.ts';
import { OfficeSetUp } from '#shared/contract/office.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';
import { AreaCodeParts } from './area-code-parts.tsx';
import { CommunityList, type ListedCommunity, listed } from './community-list.tsx';
import type { Street } from './divisions/divisions.ts';
import { loadCommunities } from './divisions/load-divisions.ts';
import classes from './first-run.module.css';
import { repeatedNames, type TypedCommunity } from './parse-communities.ts';
import { StreetInput } from './street-input.tsx';

/** The first start: whose archive this is, its communities, who works with it. One page, keyboard through. */
export function FirstRun({ archiveDir }: { archiveDir: string }) {
  const [name, setName] = useState('');
  const [areaCode, setAreaCode] = useState('');
  const [userName, setUserName] = useState('');
  const [more, setMore] = useState({ address: '', postcode: '', contactPhone: '', insuredArea: '' });
  const [communities, setCommunities] = useState<ListedCommunity[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const filledIn = useRef<ReadonlySet<number>>(new Set());
  const code = withoutBlanks(foldWidth(areaCode));
  const form = useRef<HTMLFormElement>(null);
  useEffect(markUsable, []);
  useFocusOfWrong(form, errors);

  // The communities of the street come filled in, unless the clerk has begun a list of their own.
  const choose = async (street: Street) => {
    setAreaCode(street.code);
    const isOwn = communities.some((one) => !filledIn.current.has(one.key));
    if (isOwn) return;
    const known = listed(await loadCommunities(street.code).catch(() => []));
    filledIn.current = new Set(known.map((one) => one.key));
    setCommunities(known);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setFailure(null);
    const repeated = repeatedNames(communities);
    const kept = communities.filter((_, index) => !repeated.has(index));
    const parsed = OfficeSetUp.safeParse({
      ...{ name, areaCode: code, userName, communities: kept.map(asInput) },
      ...Object.fromEntries(
        Object.entries(more)
          .filter(([, text]) => text.trim() !== '')
          .map(([key, text]) => [key, text.trim()]),
      ),
    });
    if (!parsed.success) {
      setErrors(Object.fromEntries(parsed.error.issues.map((issue) => [pathOf(issue.path, kept), issue.message])));
      return;
    }
    setErrors({});
    setIsBusy(true);
    try {
      await archiveCall('office.setUp', parsed.data);
      await queryClient.invalidateQueries();
    } catch (error) {
      setErrors(fieldErrors(error));
      setFailure(error);
      setIsBusy(false);
    }
  };

  return (
    <main className={classes.page}>
      <form ref={form} className={classes.card} onSubmit={(event) => void submit(event)} onKeyDown={goOn} noValidate>
        <header className={classes.head}>
          <IconFolders size={30} stroke={1.5} aria-hidden />
          <div>
            <h1>街道档案 · 首次设置</h1>
            <p>登记本单位后就可以开始用。单位名称会印在表格和移交清单上，以后能在“设置”里修改。</p>
          </div>
        </header>
        <div className={classes.columns}>
          <div className={classes.column}>
            <TextInput
              label="单位名称"
              placeholder="如：鼓西街道社会保障事务所"
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.currentTarget.value)}
              error={errors.name}
              withAsterisk
              autoFocus
            />
            <div>
              <StreetInput
                value={areaCode}
                error={errors.areaCode}
                onChange={setAreaCode}
                onChoose={(street) => void choose(street)}
              />
              <AreaCodeParts code={code} />
            </div>
            <TextInput
              label="经办人姓名"
              description="每一次建档、修改和打印都会记下经办人。"
              value={userName}
              maxLength={30}
              onChange={(event) => setUserName(event.currentTarget.value)}
              error={errors.userName}
              withAsterisk
            />
          </div>
          <CommunityList communities={communities} onChange={setCommunities} errors={errors} />
        </div>
        <div className={classes.more}>
          {moreFields.map(([key, label, maxLength]) => (
            <TextInput
              key={key}
              label={`${label}（可不填）`}
              value={more[key]}
              maxLength={maxLength}
              onChange={(event) => {
                const { value } = event.currentTarget;
                setMore((was) => ({ ...was, [key]: value }));
              }}
              error={errors[key]}
            />
          ))}
        </div>
        {failure && Object.keys(errors).length === 0 ? <ErrorNote error={failure} /> : null}
        <footer className={classes.foot}>
          <p title={archiveDir}>档案库位置：{archiveDir}</p>
          <Button type="submit" loading={isBusy}>
            完成设置，开始使用
          </Button>
        </footer>
      </form>
      <FirstRestore />
    </main>
  );
}

/** Another computer, or one set up anew: the archive of before comes from its backup and not from typing. */
function FirstRestore() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section className={classes.restore} aria-label="已有备份">
      {isOpen ? (
        <RestorePanel />
      ) : (
        <>
          <span>换了电脑，或者重装了系统？原来的档案库可以从备份恢复，不用重新登记。</span>
          <Button variant="default" size="sm" onClick={() => setIsOpen(true)}>
            从备份恢复…
          </Button>
        </>
      )}
    </section>
  );
}

// Printed on letters; an office that does not have them at hand gives them later in its settings.
const moreFields = [
  ['address', '办公地址', 60],
  ['postcode', '邮编', 6],
  ['contactPhone', '咨询电话', 30],
  ['insuredArea', '参保地', 40],
] as const;

function asInput({ name, code }: TypedCommunity): { name: string; code: string | null } {
  return { name, code: code.trim() === '' ? null : code.trim() };
}

/** Where a refusal belongs; a community is named by its key, since repeated ones were left out of what was checked. */
function pathOf(path: readonly PropertyKey[], kept: readonly ListedCommunity[]): string {
  if (path[0] !== 'communities' || typeof path[1] !== 'number') return path.map(String).join('.');
  return ['communities', kept[path[1]]?.key ?? 0, ...path.slice(2).map(String)].join('.');
}

// Enter goes on to the next field; the form is sent from its button or from the last field with nothing left to fill.
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.defaultPrevented) return;
  if (!(target instanceof HTMLInputElement)) return;
  const inputs = Array.from(event.currentTarget.querySelectorAll<HTMLInputElement>('input'));
  const next = inputs[inputs.indexOf(target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
