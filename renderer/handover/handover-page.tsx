import { HandoverOne } from './handover-one.tsx';
import { HandoverStart } from './handover-start.tsx';

/** 移交: choosing files and a target, writing the package; or one earlier hand-over with its verdict. */
export function HandoverPage({ handoverId }: { handoverId: number | null }) {
  return handoverId === null ? <HandoverStart /> : <HandoverOne key={handoverId} handoverId={handoverId} />;
}
