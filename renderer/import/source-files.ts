// The archive keeps a roster's name, not its place, in what it tells a window. The place is needed once more when the
// clerk corrects the columns, so a window remembers it for the plans it made.
const importKey = (importId: number): string => `roster:${importId}`;
const jobKey = (jobId: string): string => `roster-job:${jobId}`;

/** Remembers which file a reading job was started with. */
export function rememberJobSource(jobId: string, path: string): void {
  sessionStorage.setItem(jobKey(jobId), path);
}

export function jobSource(jobId: string): string | null {
  return sessionStorage.getItem(jobKey(jobId));
}

/** The file of the reading job becomes the file of the plan it made. */
export function rememberImportSource(importId: number, jobId: string): void {
  const path = jobSource(jobId);
  if (path !== null) sessionStorage.setItem(importKey(importId), path);
}

export function importSource(importId: number): string | null {
  return sessionStorage.getItem(importKey(importId));
}
