import { useMay } from '#renderer/session/use-may.ts';
import { NewOrganisation, OrganisationPage } from './organisation-page.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { UnknownPanel } from './unknown-panel.tsx';

/** The part 单位 of the settings: the list, one organisation, a new one, or the names nobody knows. */
export function Organisations({ item }: { item: string | null }) {
  // Names nobody registered stand in files of the whole office.
  const seesAll = useMay('look', 'whole');
  if (item === null || (item.startsWith('unknown') && !seesAll)) return <OrganisationPanel />;
  if (item === 'new') return <NewOrganisation />;
  if (item === 'unknown') return <UnknownPanel key={item} field="employer" />;
  if (item === 'unknown-bank') return <UnknownPanel key={item} field="bank" />;
  return <OrganisationPage key={item} id={Number(item)} />;
}
