import type { DesktopCall } from '#shared/contract/desktop.ts';

/**
 * Who may make a call of the shell. `open`: anybody at the PC, also while the screen is locked and where the archive
 * cannot be opened; it shows nothing of a file and no folder. `signedIn`: who is at work, as the archive says. `unlocked`:
 * the same, and anybody where there is nobody to sign in: at the first run, and where the archive cannot be opened, since
 * restoring begins there. `archive`: the archive itself decides within the call, for a sheet or a restore. `printer`: only
 * the hidden print windows.
 */
export const desktopDoors: Record<DesktopCall, 'open' | 'signedIn' | 'unlocked' | 'archive' | 'printer'> = {
  'app.info': 'open',
  'app.archiveState': 'open',
  'app.retry': 'open',
  'app.beginAnew': 'open',
  'restore.list': 'archive',
  'restore.start': 'archive',
  'restore.salvage': 'archive',
  'restore.state': 'archive',
  'restore.waiting': 'archive',
  'restore.look': 'archive',
  'restore.remove': 'archive',
  'restore.cancel': 'archive',
  'restore.commit': 'archive',
  'app.showArchive': 'unlocked',
  'app.showLog': 'unlocked',
  'window.setUnsaved': 'open',
  'files.choose': 'signedIn',
  'files.chooseFolder': 'unlocked',
  'files.chooseSave': 'signedIn',
  'files.reveal': 'signedIn',
  'files.open': 'signedIn',
  'drives.list': 'signedIn',
  'drives.space': 'signedIn',
  'printing.savePdf': 'archive',
  'printing.print': 'archive',
  'printing.next': 'printer',
  'printing.progress': 'printer',
  'printing.ready': 'printer',
};
