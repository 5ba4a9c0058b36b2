import type { KindReport } from '../../kind.ts';
import { benefitFigures } from './benefit.ts';
import { certificationFigures } from './certification.ts';
import { managementFigures } from './management.ts';

/** The reports of retirees that go upward (domain part D). */
export const retireeReports = {
  management: { title: '企业退休人员社会化管理服务情况表', figures: managementFigures },
  certification: { title: '领取养老金资格认证情况统计表', figures: certificationFigures },
  benefit: { title: '养老待遇人员增减变动表', figures: benefitFigures },
} satisfies Record<string, KindReport>;

/** The ledgers the office keeps of retirees (domain part D.9). */
export const retireeLedgers = {
  certification: { title: '认证台账' },
  death: { title: '死亡停发台账' },
  survivors: { title: '遗属待遇台账' },
  changes: { title: '信息变更台账' },
};
