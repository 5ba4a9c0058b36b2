import { Button, Group } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { desktopCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { useAct } from './use-act.ts';

interface Way {
  label: string;
  /** Runs with the place the clerk chose; gives the sentence that says what was done, null where a window goes on. */
  run: (path: string) => Promise<string | null>;
}

/** Takes a table in, all of it or nothing (`takes` null: not now), and writes one out. `hint`: which columns it needs. */
export function TableFiles(props: { takes: (Way & { hint: string }) | null; saves: Way & { fileName: string } }) {
  const { takes, saves } = props;
  const act = useAct();
  const choose = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      showFailure(error);
    }
  };
  const run = (way: Way, path: string) =>
    act.run(() =>
      way.run(path).catch((error: unknown) => {
        showFailure(error);
        throw error;
      }),
    );

  const take = async (takes: Way) => {
    const { paths } = await desktopCall('files.choose', { title: title(takes.label), kind: 'table' });
    if (paths[0] !== undefined) await run(takes, paths[0]);
  };
  const save = async () => {
    const asked = { title: title(saves.label), name: saves.fileName, kind: 'xlsx' } as const;
    const { path } = await desktopCall('files.chooseSave', asked);
    if (path !== null) await run(saves, path);
  };

  return (
    <Group gap="xs" wrap="nowrap">
      {takes ? (
        <Button
          variant="default"
          leftSection={<IconUpload size={16} />}
          title={takes.hint}
          disabled={act.isBusy}
          onClick={() => void choose(() => take(takes))}
        >
          {takes.label}
        </Button>
      ) : null}
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        disabled={act.isBusy}
        onClick={() => void choose(save)}
      >
        {saves.label}
      </Button>
    </Group>
  );
}

// A button says 导入表格…; the window it opens is called 导入表格.
function title(label: string): string {
  return label.replace(/…$/, '');
}
