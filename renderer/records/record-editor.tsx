import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { isTyping, useKeys } from '#renderer/app/keys.ts';
import { forgetUnsaved, useUnsaved } from '#renderer/app/unsaved.tsx';
import { markUsable } from '#renderer/app/usable.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { LifeTab } from '#renderer/life/life-tab.tsx';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import { SheetPreview } from '#renderer/sheets/preview-dialog.tsx';
import type { RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { mainForms } from '#shared/registers/main-forms.ts';
import { fileTabs } from '../registers/file-tabs.ts';
import { forms } from '../registers/forms.ts';
import { aboutIn } from './about.ts';
import { AttachmentsTab } from './attachments-tab.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { focusField } from './field-id.ts';
import { FormStore, useDirty } from './form-store.ts';
import { HistoryTab } from './history-tab.tsx';
import { HouseholdPanel } from './household-panel.tsx';
import { IdentityPanel, nameDiffers } from './identity-panel.tsx';
import { nextLacking } from './next-lacking.ts';
import classes from './record.module.css';
import { RecordForm } from './record-form.tsx';
import { RecordHeader } from './record-header.tsx';
import { RecordTabs, tabsWith } from './record-tabs.tsx';
import { RemoveDialog } from './remove-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { focusWrong, isChangedMeanwhile, useSaving } from './use-saving.ts';

type Dialog = 'print' | 'remove' | 'restore' | 'close' | 'reopen' | null;

/** A file being looked at or filled in: header, tabs, and the one form that stays while the tabs change. */
export function RecordEditor({ kind, file }: { kind: RecordKind; file: RecordFile | null }) {
  const [path, navigate] = useLocation();
  const own = useOwnCommunities();
  const [store] = useState(() => new FormStore(forms[kind], file?.values ?? emptyFor(kind, own)));
  const [dialog, setDialog] = useState<Dialog>(null);
  const search = useSearch();
  const about = aboutIn(kind, file === null ? search : '');
  const saving = useSaving(store, file, about);
  const isDirty = useDirty(store);
  const { own: ownTabs, BelowMaterials } = fileTabs[kind];
  const tabs = tabsWith(ownTabs);
  const asked = new URLSearchParams(search).get('tab');
  const tab = tabs.find(({ name }) => name === asked)?.name ?? 'form';
  const ownTab = ownTabs.find(({ name }) => name === tab);

  // What a new file is about stands in the address beside the side that is shown.
  const showTab = (name: string) => {
    const next = new URLSearchParams(search);
    if (name === 'form') next.delete('tab');
    else next.set('tab', name);
    const shown = next.toString();
    navigate(shown === '' ? path : `${path}?${shown}`, { replace: true });
  };
  const close = () => navigate('/');
  const differs = nameDiffers(saving.failure);
  // The two values side by side say it all; trying again without a choice would be refused again.
  const isAsked = saving.conflict !== null && isChangedMeanwhile(saving.failure);
  const save = async (isSamePerson = false) => {
    const isChecked = tab === 'form';
    if (!isChecked) showTab('form');
    const id = await saving.save(isSamePerson);
    if (id !== null && file === null) {
      forgetUnsaved();
      navigate(`/records/${id}`, { replace: true });
    }
    return id !== null;
  };
  const saveAndClose = async () => {
    if ((await saving.save()) === null) return;
    forgetUnsaved();
    navigate('/');
  };
  // What stands in the way of saving is in the form: a refusal is brought there.
  const saveFirst = async () => {
    if ((await saving.save()) !== null) return true;
    showTab('form');
    setTimeout(() => focusWrong(store));
    return false;
  };
  const print = async () => {
    if (file && (!isDirty || (await saving.save()) !== null)) setDialog('print');
  };
  const goToLacking = () => {
    showTab('form');
    const next = nextLacking(store.lacking(), focusedField(), store.form);
    if (next) setTimeout(() => focusField(next));
  };

  useUnsaved(isDirty, () => saving.save().then((id) => id !== null));
  useKeys({
    'Ctrl+S': () => void save(),
    'Ctrl+Enter': () => void saveAndClose(),
    // While something is unsaved, or the clerk types elsewhere on the page, the key takes back typing as everywhere.
    'Ctrl+Z': (event) => !isDirty && !event.shiftKey && !isTypingElsewhere(event) && takeBackLast(path),
    F8: goToLacking,
    F9: () => void print(),
    ...Object.fromEntries(tabs.map(({ name }, index) => [`Alt+${index + 1}`, () => showTab(name)])),
    Escape: close,
  });
  useEffect(() => {
    markUsable();
    focusField(firstField(kind));
  }, [kind]);

  return (
    <div className={classes.page}>
      <RecordHeader
        store={store}
        file={file}
        about={about}
        isSaving={saving.isSaving}
        onSave={() => void save()}
        onPrint={() => void print()}
        onRemove={() => setDialog('remove')}
        onRestore={() => setDialog('restore')}
        onCloseFile={() => setDialog('close')}
        onReopen={() => setDialog('reopen')}
        onLacking={goToLacking}
        onClose={close}
      />
      <RecordTabs tabs={tabs} tab={tab} file={file} onChange={showTab} />
      {saving.failure || saving.conflict ? (
        <div className={classes.alerts}>
          {differs ? (
            <IdentityPanel differs={differs} onSame={() => void save(true)} onWrong={() => focusField('idNumber')} />
          ) : null}
          {saving.failure && !differs && !isAsked ? (
            <ErrorNote error={saving.failure} onRetry={() => void save()} />
          ) : null}
          {saving.conflict ? (
            <ConflictPanel store={store} conflict={saving.conflict} onResolve={saving.resolve} />
          ) : null}
        </div>
      ) : null}
      <div className={classes.scroll} hidden={tab !== 'form'} role="tabpanel" aria-labelledby="tab-form">
        <RecordForm store={store} file={file} />
        {file?.subject === 'household' ? <HouseholdPanel file={file} isDirty={isDirty} /> : null}
      </div>
      {tab === 'life' ? (
        <div className={classes.scroll} role="tabpanel" aria-labelledby="tab-life">
          <LifeTab kind={kind} file={file} isDirty={isDirty} onSave={saveFirst} />
        </div>
      ) : null}
      {ownTab ? (
        <div className={classes.scroll} role="tabpanel" aria-labelledby={`tab-${ownTab.name}`}>
          <ownTab.Content file={file} isDirty={isDirty} onSave={saveFirst} />
        </div>
      ) : null}
      {tab === 'attachments' ? (
        <div className={classes.scroll} role="tabpanel" aria-labelledby="tab-attachments">
          <AttachmentsTab file={file} />
          {file && BelowMaterials ? <BelowMaterials file={file} isDirty={isDirty} /> : null}
        </div>
      ) : null}
      {tab === 'history' ? (
        <div className={classes.scroll} role="tabpanel" aria-labelledby="tab-history">
          <HistoryTab file={file} />
        </div>
      ) : null}
      {file && dialog === 'print' ? (
        <SheetPreview request={mainForms[kind].of(file.id)} onClose={() => setDialog(null)} />
      ) : null}
      {file && dialog === 'remove' ? <RemoveDialog file={file} onClose={() => setDialog(null)} /> : null}
      {file && dialog === 'close' ? <CloseDialog file={file} onClose={() => setDialog(null)} /> : null}
      {file && dialog === 'reopen' ? <ReopenDialog file={file} onClose={() => setDialog(null)} /> : null}
      {file && dialog === 'restore' ? <RestoreDialog file={file} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

// Who works for one community opens files in it.
function emptyFor(kind: RecordKind, own: readonly number[] | null): RecordFile['values'] {
  return { ...kinds[kind].empty, communityId: own?.length === 1 ? (own[0] ?? null) : null };
}

// A file of no person has no name to begin with.
function firstField(kind: RecordKind): string {
  const fields = forms[kind].sections.flatMap((section) => section.fields.map(({ field }) => field));
  return fields.includes('name') ? 'name' : (fields[0] ?? '');
}

function isTypingElsewhere({ target }: KeyboardEvent): boolean {
  return isTyping(target) && target instanceof Element && target.closest('[data-field]') === null;
}

function focusedField(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field ?? null;
}
