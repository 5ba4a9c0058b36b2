import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { CareRow } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** The list of those who are ticked on paper, for those who go from door to door. */
export function PrintListButton({ ticked }: { ticked: readonly CareRow[] }) {
  const recordIds = ticked.map(({ recordId }) => recordId);
  return (
    <PrintButton
      label={recordIds.length > 0 ? `打印 ${formatCount(recordIds.length)} 人…` : '打印…'}
      request={{ form: 'visit-list', recordIds }}
      isDisabled={recordIds.length === 0 || recordIds.length > 500}
    />
  );
}
