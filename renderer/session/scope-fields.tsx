import { Checkbox, MultiSelect, Radio, Stack } from '@mantine/core';
import { useArchive } from '#renderer/queries.ts';
import classes from '#renderer/settings/settings.module.css';
import { recordKindLabels, recordKinds } from '#shared/records/kinds.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';

/** Which files a user is held to: the whole office, or kinds and communities. */
export function ScopeFields(props: { scope: Scope; error: string | undefined; onChange: (scope: Scope) => void }) {
  const { scope, error, onChange } = props;
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const isNarrowed = !isWhole(scope);
  return (
    <fieldset className={classes.scope}>
      <legend>数据范围</legend>
      <Radio.Group
        aria-label="数据范围"
        value={isNarrowed ? 'part' : 'whole'}
        onChange={(value) =>
          onChange(value === 'whole' ? wholeOffice : { kinds: null, communityIds: [], hasUnassigned: false })
        }
      >
        <Stack gap={6}>
          <Radio value="whole" label="全街道所有档案" />
          <Radio value="part" label="只是其中一部分" />
        </Stack>
      </Radio.Group>
      {isNarrowed ? (
        <div className={classes.fields}>
          <MultiSelect
            label="社区"
            placeholder={scope.communityIds === null || scope.communityIds.length > 0 ? '' : '选择社区'}
            data={communities.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={(scope.communityIds ?? []).map(String)}
            onChange={(ids) => onChange({ ...scope, communityIds: ids.map(Number) })}
            disabled={scope.communityIds === null}
            error={error}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': '清除社区' }}
            nothingFoundMessage="没有这个社区"
          />
          <Stack gap={8} pt={28}>
            <Checkbox
              label="还有没有分到社区的档案"
              checked={scope.hasUnassigned}
              disabled={scope.communityIds === null}
              onChange={(event) => onChange({ ...scope, hasUnassigned: event.currentTarget.checked })}
            />
            <Checkbox
              label="不分社区（全街道）"
              checked={scope.communityIds === null}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? { kinds: scope.kinds ?? recordKinds, communityIds: null, hasUnassigned: true }
                    : { ...scope, communityIds: [], hasUnassigned: false },
                )
              }
            />
          </Stack>
          <Checkbox.Group
            label="档案种类"
            value={[...(scope.kinds ?? recordKinds)]}
            onChange={(kinds) => {
              const chosen = recordKinds.filter((kind) => kinds.includes(kind));
              const isAll = chosen.length === recordKinds.length && scope.communityIds !== null;
              onChange({ ...scope, kinds: isAll ? null : chosen });
            }}
          >
            <Stack gap={6} mt={4}>
              {recordKinds.map((kind) => (
                <Checkbox key={kind} value={kind} label={recordKindLabels[kind]} />
              ))}
            </Stack>
          </Checkbox.Group>
        </div>
      ) : null}
    </fieldset>
  );
}
