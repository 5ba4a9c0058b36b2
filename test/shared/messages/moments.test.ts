import { describe, expect, it } from 'vitest';
import { messageFor } from '#shared/messages.zh.ts';

/** A moment as the archive keeps it is never what a clerk reads. */

const at = '2026-11-30T13:28:31.270Z';

const told = {
  'archive.gone': messageFor('archive.gone', { path: 'D:/档案', office: '鼓西街道', records: 3047, at }),
  'archive.olderCopy': messageFor('archive.olderCopy', { entries: 9, at, here: 7, hereAt: at, isShorter: true }),
  'care.changedMeanwhile': messageFor('care.changedMeanwhile', { by: '王芳', at }),
  'person.changedMeanwhile': messageFor('person.changedMeanwhile', { name: '林同改', by: '王芳', at }),
  'record.changedMeanwhile': messageFor('record.changedMeanwhile', { by: '王芳', at }),
};

describe('a sentence with a moment', () => {
  it.each(Object.entries(told))('says it by the clock of the office: %s', (_code, { sentence, nextStep }) => {
    expect(sentence + (nextStep ?? '')).not.toMatch(/T\d{2}:|\dZ/);
    expect(sentence).toMatch(/2026-(11-30|12-01)/);
  });
});
