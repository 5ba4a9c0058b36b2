import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');
const ask = asking(() => archive);

describe('a material of a kind that is never opened', () => {
  it.each(['身份证.hta', '网页.url', '快捷方式.lnk', '台账.xlsm', '没有扩展名', '.pdf', '证明.pdf.exe'])(
    'is kept and said when it is added: %s',
    async (name) => {
      const { id } = await ask('records.save', opening(retiree({})));
      const paths = ['身份证.PDF', name].map((one) => join(archive.dir, one));
      paths.forEach((path, index) => {
        writeFileSync(path, `a scan ${index}`);
      });
      expect(await ask('attachments.add', { recordId: id, paths })).toMatchObject({ added: 2, closed: [name] });
      expect((await ask('records.get', { id })).attachments.map((one) => one.name)).toEqual(['身份证.PDF', name]);
    },
  );
});
