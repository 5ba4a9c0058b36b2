// A printed registration form measured at 152 KB (empty) to 178 KB (every field as long as it may be), a record's JSON at
// about 4 KB; lists and manifests per file.
const FORM_BYTES = 180_000;
const RECORD_BYTES = 6_000;
const LINE_BYTES = 1_200;
const FIXED_BYTES = 64_000;
// Sticks hand room out in clusters; a file takes half a cluster more than its bytes on average.
const CLUSTER_BYTES = 32_768;

/** Room a package will need, in bytes, rounded up: said before the start, so that no one waits for nothing. */
export function expectedBytes(measured: { records: number; attachments: number; attachmentBytes: number }): number {
  const files = measured.records * 2 + measured.attachments;
  return (
    measured.attachmentBytes +
    measured.records * (FORM_BYTES + RECORD_BYTES + LINE_BYTES) +
    files * (CLUSTER_BYTES / 2) +
    FIXED_BYTES
  );
}
