import { IconCash, IconInbox, IconUserCheck } from '@tabler/icons-react';
import type { KindPages } from '#renderer/app/place.ts';
import { BatchPage } from './batches/batch-page.tsx';
import { BatchesPage } from './batches/batches-page.tsx';
import { DirectoryPage } from './batches/directory-page.tsx';
import { CertificationPage } from './certification/certification-page.tsx';
import { PaymentsPage } from './payments/payments-page.tsx';

/** The pages that only retirees have. */
export const retireePages: KindPages = {
  places: [
    {
      href: '/certification',
      label: '认证',
      hint: '资格认证（Alt+R）',
      icon: IconUserCheck,
      owns: (path) => path.startsWith('/certification'),
      key: 'Alt+R',
    },
    {
      href: '/batches',
      label: '接收',
      hint: '接收和转出档案（Alt+B）',
      icon: IconInbox,
      owns: (path) => path.startsWith('/batches'),
      key: 'Alt+B',
    },
    {
      href: '/payments',
      label: '发放',
      hint: '调整和发放花名册（Alt+P）',
      icon: IconCash,
      owns: (path) => path.startsWith('/payments'),
      key: 'Alt+P',
    },
  ],
  pages: [
    { path: '/certification', show: () => <CertificationPage /> },
    { path: '/payments/:tab?', show: ({ tab }) => <PaymentsPage tab={tab ?? null} /> },
    { path: '/batches', show: () => <BatchesPage /> },
    { path: '/batches/:id', show: ({ id }) => <BatchPage key={id} batchId={Number(id)} /> },
    {
      path: '/batches/:id/directory/:line',
      show: ({ id, line }) => <DirectoryPage key={line} batchId={Number(id)} lineId={Number(line)} />,
    },
  ],
};
