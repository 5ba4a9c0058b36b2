import { Button, Checkbox, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import classes from '#renderer/settings/settings.module.css';
import type { User } from '#shared/contract/session.ts';
import { hasRight, type Role, rightLabels, rights, roleLabels, roles } from '#shared/rules/rights.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { ScopeFields } from './scope-fields.tsx';
import { scopeInWords, useCommunityNames } from './scope-words.ts';

/** A user's name, role, what they see, and password: one form, with what it comes to in words. */
export function UserForm({ edited, onDone }: { edited: User | 'new'; onDone: () => void }) {
  const known = edited === 'new' ? null : edited;
  const [name, setName] = useState(known?.name ?? '');
  const [role, setRole] = useState<Role>(known?.role ?? 'clerk');
  const [scope, setScope] = useState<Scope>(known?.scope ?? wholeOffice);
  const [password, setPassword] = useState('');
  const [isDisabled, setIsDisabled] = useState(known?.disabledAt != null);
  const act = useAct();
  const nameOf = useCommunityNames();
  const errors = act.failure ? fieldErrors(act.failure) : {};

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { kinds, communityIds, hasUnassigned } = scope;
    const isSaved = await act.run(async () => {
      await archiveCall('users.save', {
        id: known?.id ?? null,
        name,
        role,
        password: password || null,
        isDisabled,
        scope: { kinds: kinds && [...kinds], communityIds: communityIds && [...communityIds], hasUnassigned },
      });
      return '用户已保存';
    });
    if (isSaved) onDone();
  };

  return (
    <form className={classes.fields} aria-label="用户资料" onSubmit={(event) => void save(event)}>
      <TextInput
        label="姓名"
        value={name}
        maxLength={30}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
        autoFocus
      />
      <Select
        label="角色"
        data={roles.map((value) => ({ value, label: roleLabels[value] }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => setRole((value ?? 'clerk') as Role)}
      />
      <PasswordInput
        label={known ? '重设密码（不改就留空）' : '初始密码（至少 8 位）'}
        value={password}
        error={errors.password}
        autoComplete="off"
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {known ? (
        <Checkbox
          label="停用（不能再登录，记录都保留）"
          mt={30}
          checked={isDisabled}
          onChange={(event) => setIsDisabled(event.currentTarget.checked)}
        />
      ) : (
        <span />
      )}
      <div className={classes.wide}>
        <ScopeFields
          scope={scope}
          error={errors['scope.communityIds'] ?? errors['scope.kinds']}
          onChange={(next) => {
            act.clear();
            setScope(next);
          }}
        />
      </div>
      <p className={classes.wide} role="status">
        <strong>{name.trim() || '这位用户'}</strong>：可以{rightWords(role)}。{scopeInWords(scope, nameOf)}
      </p>
      {act.failure && Object.keys(errors).length === 0 ? (
        <div className={classes.wide}>
          <ErrorNote error={act.failure} />
        </div>
      ) : null}
      <div className={classes.wide}>
        <Button type="submit" loading={act.isBusy} mr="xs">
          保存用户
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </div>
    </form>
  );
}

function rightWords(role: Role): string {
  return rights
    .filter((right) => hasRight(role, right))
    .map((right) => rightLabels[right])
    .join('、');
}
