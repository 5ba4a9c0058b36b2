import { readCommunities, readStreets, type Street } from './divisions.ts';

/** Every street of the country: 0.3 MB packed, read when the first run opens. */
export async function loadStreets(): Promise<Street[]> {
  return readStreets(await unpacked('streets'));
}

/** The communities of one street; only its province is read. */
export async function loadCommunities(streetCode: string): Promise<{ name: string; code: string }[]> {
  return readCommunities(await unpacked(streetCode.slice(0, 2)), streetCode);
}

async function unpacked(name: string): Promise<string> {
  const { body } = await fetch(new URL(`./data/${name}.gz`, import.meta.url));
  if (!body) throw new Error(`no divisions ${name}`);
  return new Response(body.pipeThrough(new DecompressionStream('gzip'))).text();
}
