import { Button, Checkbox, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { Import, ImportSheet } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { type MappingDraft, moveTable, withSheets } from './mapping.ts';

interface Props {
  plan: Import;
  draft: MappingDraft;
  onChange: (draft: MappingDraft) => void;
}

/** Which sheets are taken: those of one heading together, each of which can be ticked off, or one of another heading. */
export function SheetChoice({ plan, draft, onChange }: Props) {
  const alike = plan.sheetsRead.filter((sheet) => sheet.isAlike);
  const others = plan.sheetsRead.filter((sheet) => !sheet.isAlike && sheet.lines > 0);
  const taken = new Set(draft.sheets);
  const tick = (sheet: string, isTicked: boolean) => {
    const next = new Set(alike.map(({ name }) => name).filter((name) => (name === sheet ? isTicked : taken.has(name))));
    if (next.size > 0) onChange(withSheets(plan, draft, next));
  };

  return (
    <Popover position="bottom-start" withinPortal shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" size="xs" maw={260} rightSection={<IconChevronDown size={14} />}>
          {choiceLabel(plan, draft)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="选择工作表" p="sm">
        <ScrollArea.Autosize mah={360}>
          <Stack gap="xs" miw={280}>
            {alike.length > 1 ? (
              <Checkbox
                label={`全部 ${alike.length} 张表（表头相同）`}
                fw={600}
                checked={alike.every(({ name }) => taken.has(name))}
                indeterminate={alike.some(({ name }) => taken.has(name)) && !alike.every(({ name }) => taken.has(name))}
                onChange={() => onChange(withSheets(plan, draft, new Set(alike.map(({ name }) => name))))}
              />
            ) : null}
            {alike.map((sheet) => (
              <Checkbox
                key={sheet.name}
                pl={alike.length > 1 ? 'md' : 0}
                label={sheetLabel(sheet)}
                checked={taken.has(sheet.name)}
                onChange={(event) => tick(sheet.name, event.currentTarget.checked)}
              />
            ))}
            {others.length > 0 ? (
              <Text size="sm" c="gray.7">
                表头不同，只能单独导入：
              </Text>
            ) : null}
            {others.map((sheet) => (
              <Checkbox
                key={sheet.name}
                label={sheetLabel(sheet)}
                checked={taken.has(sheet.name)}
                onChange={(event) =>
                  onChange(moveTable(draft, { sheet: event.currentTarget.checked ? sheet.name : plan.sheet }))
                }
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Popover.Dropdown>
    </Popover>
  );
}

function choiceLabel(plan: Import, draft: MappingDraft): string {
  const [only, ...more] = draft.sheets;
  if (more.length === 0) return only ?? '';
  const alike = plan.sheetsRead.filter((sheet) => sheet.isAlike).length;
  return alike === draft.sheets.length
    ? `全部 ${alike} 张表（表头相同）`
    : `${draft.sheets.length} 张表（共 ${alike} 张表头相同）`;
}

function sheetLabel({ name, lines, isHidden }: ImportSheet): string {
  return `${name}（${formatCount(lines)} 行${isHidden ? '，隐藏的工作表' : ''}）`;
}
