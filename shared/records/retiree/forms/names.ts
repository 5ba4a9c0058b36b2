import { A4_LANDSCAPE, A4_PORTRAIT } from '../../../sheets/paper.ts';
import type { KindForm } from '../../kind.ts';

/** The forms of a retiree's file, of batches of them and of the rolls. */
export const retireeForms = {
  'retiree-registration': { title: '企业退休人员社会化管理服务登记表', paper: A4_PORTRAIT },
  'death-report': { title: '退休人员死亡（停发）申报表', paper: A4_PORTRAIT },
  'survivor-claim': { title: '丧葬补助金和抚恤金（遗属待遇）申领表', paper: A4_PORTRAIT },
  'change-report': { title: '退休人员信息变更表', paper: A4_PORTRAIT },
  'certification-form': { title: '领取基本养老金资格认证表', paper: A4_PORTRAIT },
  'certification-assist': { title: '异地居住退休人员领取养老金资格协助认证表', paper: A4_PORTRAIT },
  'certification-notice': { title: '领取养老金资格认证通知书', paper: A4_PORTRAIT },
  'suspension-notice': { title: '暂停发放养老金告知书', paper: A4_PORTRAIT },
  'pause-proposal': { title: '逾期未认证建议暂停发放名单', paper: A4_LANDSCAPE },
  'pay-roll': { title: '养老金社会化发放花名册', paper: A4_LANDSCAPE },
  'pay-changes': { title: '社会化发放人员增减及发放信息表', paper: A4_LANDSCAPE },
  'batch-letter': { title: '退休人员移交社区管理登记表（介绍信）', paper: A4_PORTRAIT },
  'batch-list': { title: '退休人员人事档案移交（接收）清单', paper: A4_LANDSCAPE },
  'batch-directory': { title: '卷内目录（清单上的人员）', paper: A4_PORTRAIT },
} satisfies Record<string, KindForm>;
