import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Not this file's own folder: a second configuration (test/help/kinds) is bundled with this one and lies elsewhere.
const root = process.cwd();
const out = process.env.STREET_ARCHIVES_OUT ?? join(root, 'out');
// The oldest runtime the program is tested on: Electron 25 (Node 18, Chrome 114). ESM in main came with Electron 28.
const node = { target: 'node18', sourcemap: false, minify: false } as const;

export default defineConfig({
  main: {
    build: {
      ...node,
      outDir: join(out, 'main'),
      // Everything is bundled but SQLite, so that a packaged folder needs no other module beside it.
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron', 'better-sqlite3', /^node:/],
        input: {
          index: join(root, 'electron/main/index.ts'),
          archive: join(root, 'electron/archive/index.ts'),
          worker: join(root, 'electron/archive/jobs/worker.ts'),
          'restore-worker': join(root, 'electron/archive/backup/restore-worker.ts'),
          cli: join(root, 'electron/cli/index.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      ...node,
      outDir: join(out, 'preload'),
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: join(root, 'renderer'),
    // The fonts of printed forms, cut at set-up; served to pages as /fonts/…
    publicDir: join(root, 'node_modules/.cache/street-archives/public'),
    plugins: [react()],
    build: {
      target: 'chrome114',
      outDir: join(out, 'renderer'),
      emptyOutDir: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: join(root, 'renderer/index.html'), print: join(root, 'renderer/print.html') } },
    },
  },
});
