import { archiveCall, desktopCall } from './api.ts';
for (;;) {
  const { id, request } = await desktopCall('printing.next', {});
  const sheet = await archiveCall('sheets.get', { request });
  document.body.innerHTML = `<pre style="font-family:'Archive Song';white-space:pre-wrap">${JSON.stringify(sheet, null, 1)}</pre><p style="font-family:'Archive Kai'">鼓西街道社会保障事务所企业退休人员</p>`;
  await document.fonts.ready;
  await new Promise((r) => setTimeout(r, 30));
  await desktopCall('printing.ready', { id, error: null });
}
