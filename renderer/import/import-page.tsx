import { ImportOne } from './import-one.tsx';
import { ImportStart } from './import-start.tsx';

/** 花名册导入: choosing a file and the imports so far, or one import with its check, its progress and its result. */
export function ImportPage({ importId }: { importId: number | null }) {
  return importId === null ? <ImportStart /> : <ImportOne key={importId} importId={importId} />;
}
