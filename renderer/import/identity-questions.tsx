import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { Import } from '#shared/contract/imports.ts';
import { IdentityPager } from './identity-pager.tsx';
import { takenSheets } from './mapping.ts';

/**
 * Lines of a roster whose number is somebody's of another name, each judged again as it is answered. What is not answered
 * stays out of the import.
 */
export function IdentityQuestions({ plan }: { plan: Import }) {
  const asked = useArchive('imports.questions', { id: plan.id });
  const act = useAct();
  if (asked.error) return <ErrorNote error={asked.error} onRetry={() => void asked.refetch()} />;
  const hasSheets = takenSheets(plan).length > 1;
  return (
    <IdentityPager
      items={asked.data?.items ?? []}
      where={({ sheet, row }) => `花名册${hasSheets ? `“${sheet}”` : ''}第 ${row} 行`}
      words={{ open: '没有核对的不写入', wrong: '这一行没有写入，可以在下面“未通过”里改正号码。' }}
      leadsToCard
      isBusy={act.isBusy}
      failure={act.failure}
      onSay={({ position }, answer) =>
        act.run(async () => {
          await archiveCall('imports.answerIdentity', { id: plan.id, position, answer });
          return null;
        })
      }
    />
  );
}
