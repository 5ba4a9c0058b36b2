import { defineConfig } from 'electron-vite';
import shipped from '../../../electron.config.ts';
import { testKinds } from './resolve.ts';

/** The program as it ships with the kinds of the tests in every register: built to another place, for tests alone. */
const kinds = [testKinds(process.cwd())];

export default defineConfig({
  main: { ...shipped.main, plugins: kinds },
  preload: { ...shipped.preload },
  renderer: { ...shipped.renderer, plugins: [shipped.renderer?.plugins, kinds] },
});
