import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** An entry of the rail. */
export interface Place {
  href: string;
  label: string;
  hint: string;
  icon: TablerIcon;
  owns: (path: string) => boolean;
}

/** A page that only one kind of record has. */
export interface KindPage {
  /** Its address, as `wouter` reads it. */
  path: string;
  show: (params: Readonly<Record<string, string | undefined>>) => ReactNode;
}

/** Where a kind of record is worked with besides the list and the page of a file. */
export interface KindPages {
  /** Entries of the rail in its order; `key` goes there from anywhere. */
  places: readonly (Place & { key: string })[];
  pages: readonly KindPage[];
}
