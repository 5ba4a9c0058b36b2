import { verifyReport } from '../package/verify.ts';
import { type JobOf, phases } from './tools.ts';

/** Examines a package; the report is the job's result, whether good or bad. */
export const verifyPackage: JobOf<'package.verify'> = async ({ path, digest }, tools) => {
  const count = phases(tools, [{ name: '正在核对', weight: 1 }]);
  count.enter(0);
  const report = await verifyReport(path, { progress: count.show, isCancelled: tools.isCancelled, digest });
  return report === null ? { state: 'cancelled' } : { state: 'done', result: report };
};
