import { type PartOfFile, partName, partTypes } from '#shared/life/parts.ts';
import { allLives } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { pick, typed } from '../core/typed.ts';
import { record } from '../tables/records.ts';
import { isMisplaced, PartTracks } from './part-tracks.ts';
import { keptParts } from './parts.ts';
import { storyRows } from './retell.ts';

/** What must hold between the parts of a file and its story, which no index can keep. */

const withParts = typed`SELECT ${pick(record, 'id', 'number')} FROM ${record} WHERE kind = ? AND pending = 0
     AND (id IN (SELECT record_id FROM record_part) OR id IN (SELECT record_id FROM event WHERE part_id IS NOT NULL))
     ORDER BY id`;

const ofOthers = typed`SELECT ${pick(record, 'id', 'number')} FROM ${record}
     WHERE id IN (SELECT record_id FROM record_part) AND kind NOT IN (SELECT value FROM json_each(?)) ORDER BY id`;

const foreign = typed`SELECT ${record.number} FROM event e JOIN record_part p ON p.id = e.part_id
     JOIN ${record} ON record.id = e.record_id WHERE p.record_id <> e.record_id`;

/** Where parts and their story do not tell the same, each in words; nothing when all is well. */
export function partProblems(db: ReadableDb): string[] {
  const kindsWithParts = allLives.filter(([, { parts }]) => parts !== 'none');
  const names = JSON.stringify(kindsWithParts.map(([kind]) => kind));
  return [
    ...read(db, ofOthers)
      .all(names)
      .map(({ number }) => `档案 ${number} 的这类档案不分期，却登记了分期`),
    ...read(db, foreign)
      .all()
      .map((number) => `档案 ${number} 的一步办理记在另一份档案的分期里`),
    ...kindsWithParts.flatMap(([kind, life]) =>
      read(db, withParts)
        .all(kind)
        .flatMap(({ id, number }) => {
          const kept = keptParts(db, id, life);
          const types = partTypes(life).map(([type]) => type);
          const tracks = new PartTracks(life, kept);
          const story = storyRows(db, id);
          const wrong = story.filter((row) => {
            const overlapsOnly = tracks.tell(row).every((why) => why === 'part-open');
            return !overlapsOnly || isMisplaced(life, row);
          });
          const nameOf = (part: PartOfFile) => `档案 ${number} 的${partName(life, part)}`;
          return [
            ...kept.filter(({ type }) => !types.includes(type)).map((part) => `${nameOf(part)}不是这类档案有的`),
            ...wrong.map(({ on }) => `档案 ${number} ${on} 办的一步与它所属的分期对不上`),
            ...tracks.unbegun().map((part) => `${nameOf(part)}没有开始它的那一步`),
            ...kept
              .filter((part) => tracks.differs(part))
              .map((part) => `${nameOf(part)}的状态、开始或结束日期与经过不一致`),
            ...tracks.overlapping().map((part) => `${nameOf(part)}与另一次同时没有结束`),
          ];
        }),
    ),
  ];
}
