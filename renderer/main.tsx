import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './app/global.css';
import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { z } from 'zod';
import { App } from './app/app.tsx';
import { keepFocusInDialogs } from './app/dialog-focus.ts';
import { cssVariables, theme } from './app/theme.ts';
import { guardHistory, leaveTo } from './app/unsaved.tsx';
import { withdrawRefused } from './parts/last-act.tsx';
import { queryClient, refreshOnEvents } from './queries.ts';

// The page may not make code from text (CSP); zod must not try.
z.config({ jitless: true });
guardHistory();
keepFocusInDialogs();
refreshOnEvents();
// What happened may rest on the last act, or have carried it outside.
window.archive.onEvent(() => void withdrawRefused());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme="light">
    <QueryClientProvider client={queryClient}>
      <Router aroundNav={(navigate, to, options) => leaveTo(to, () => navigate(to, options))}>
        <ModalsProvider>
          <App />
        </ModalsProvider>
      </Router>
    </QueryClientProvider>
    <Notifications position="bottom-right" autoClose={3000} limit={3} />
  </MantineProvider>,
);
