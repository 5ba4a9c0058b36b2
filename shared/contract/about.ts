import type { RecordKind } from '../records/kinds.ts';

type Ids = readonly number[];

/**
 * What a call is about: all of it must lie within what the user may see. A call names what stands in its input; what
 * that belongs to (the file of an event, the household of a member) is looked up by electron/archive/core/abouts.ts.
 */
export interface About {
  kind?: RecordKind;
  records?: Ids;
  people?: Ids;
  /** People with every file of theirs, also those of other kinds. */
  peopleWithFiles?: Ids;
  communityId?: number;
  /** A household lies where its community does, whoever lives in it. */
  households?: Ids;
  /** An outlet lies where its community does, whoever runs it. */
  outlets?: Ids;
  /** Outlets with every file of theirs, whatever its kind. */
  outletsWithFiles?: Ids;
  handover?: number;
  /** Imports and jobs are their starter's: a plan holds every line of a roster. */
  importId?: number | null;
  jobId?: string;
  /** An act that is its doer's, by the id of that user. */
  actOf?: number;
  /** Concerns files of the whole office. */
  isWhole?: boolean;

  events?: Ids;
  services?: Ids;
  attachments?: Ids;
  seals?: Ids;
  members?: Ids;
  /** Who stands in files beside the subject, by the rows that say so. */
  peopleBeside?: Ids;
  /** Which households files are about, by the rows that say so. */
  householdLinks?: Ids;
  aliases?: Ids;
  formerNumbers?: Ids;
  /** An act that is to be taken back: what it touched. */
  act?: number;
  /** Things that only one kind of record has, by the name its folder gives them. */
  things?: Readonly<Record<string, Ids>>;
}
