import { archiveCall } from './api.ts';
const office = await archiveCall('office.get', {});
document.body.textContent = JSON.stringify(office);
document.documentElement.dataset.usable = 'yes';
