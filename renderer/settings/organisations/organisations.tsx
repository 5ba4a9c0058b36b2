import { NewOrganisation, OrganisationPage } from './organisation-page.tsx';
import { OrganisationPanel } from './organisation-panel.tsx';
import { UnknownPanel } from './unknown-panel.tsx';

/** The part 单位 of the settings: the list, one organisation, a new one, or the names nobody knows. */
export function Organisations({ item }: { item: string | null }) {
  if (item === null) return <OrganisationPanel />;
  if (item === 'new') return <NewOrganisation />;
  if (item === 'unknown') return <UnknownPanel key={item} field="employer" />;
  if (item === 'unknown-bank') return <UnknownPanel key={item} field="bank" />;
  return <OrganisationPage key={item} id={Number(item)} />;
}
