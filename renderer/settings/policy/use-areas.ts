import { useArchive } from '#renderer/queries.ts';
import { areaWords, officeAreas } from '#shared/codes/policy-words.ts';

/** What an area is called here: 全国, 本市, 本街道, a community by its name. */
export function useAreaWords(): (areaCode: string) => string {
  const office = useArchive('office.get', {}).data?.office;
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  return (areaCode) => areaWords(areaCode, office?.areaCode ?? '', communities);
}

/** The areas a value can be entered for, from the whole country down to the communities that have a code. */
export function useAreaChoices(): { value: string; label: string }[] {
  const office = useArchive('office.get', {}).data?.office;
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  if (!office) return [];
  return [
    ...officeAreas(office.areaCode).map(({ code, label }) => ({ value: code, label })),
    ...communities.flatMap(({ code, name }) => (code === null ? [] : [{ value: code, label: name }])),
  ];
}
