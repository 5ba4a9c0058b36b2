// The import rule of the house: which room may reach into which. Checked with every test run; each rule says the remedy.
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const rooms = '^(shared|db|electron|renderer|test)/';
const builtin = { dependencyTypes: ['core'] };

// A kind of record is a folder of its name in each room, below records/; in the archive process beside the nouns. Each begins
// in shared/records, so that a new one is held to the rule from its first file on.
const names = readdirSync(join(process.cwd(), 'shared/records'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .join('|');
const kinds = `^(shared|db|renderer)/records/(${names})/|^electron/archive/(${names})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'shared-stays-pure',
      comment:
        'shared/ runs anywhere: it may import zod and itself only. Move the code to the room that needs it, or pass the value in.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', 'node_modules/zod/'] },
    },
    {
      name: 'db-knows-sql-only',
      comment:
        'db/ may import shared, drizzle-orm, better-sqlite3 and node:. Electron, screens and libraries belong to other rooms.',
      severity: 'error',
      from: { path: '^db/' },
      to: {
        pathNot: ['^db/', '^shared/', 'node_modules/(drizzle-orm|better-sqlite3|@types/better-sqlite3)/'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'archive-without-electron-and-sql',
      comment:
        'electron/archive and electron/cli may not import electron, drizzle, better-sqlite3, main or screens. SQL goes to db/, windows to electron/main.',
      severity: 'error',
      from: { path: '^electron/(archive|cli)/' },
      to: { path: ['^electron/(main|preload)/', '^renderer/', 'node_modules/(electron|drizzle-orm|better-sqlite3)/'] },
    },
    {
      name: 'archive-asks-no-cli',
      comment:
        'electron/archive may not import electron/cli: the command line stands on the archive, never the other way round.',
      severity: 'error',
      from: { path: '^electron/archive/' },
      to: { path: '^electron/cli/' },
    },
    {
      name: 'main-is-a-shell',
      comment:
        'electron/main may import shared, electron/files, electron and node: only. Rules go to shared/rules, data to a call of the archive.',
      severity: 'error',
      from: { path: '^electron/main/' },
      to: { pathNot: ['^electron/(main|files)/', '^shared/', 'node_modules/electron/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'files-stand-alone',
      comment:
        'electron/files may import shared and node: only: shell, archive and command line all write their files by it.',
      severity: 'error',
      from: { path: '^electron/files/' },
      to: { pathNot: ['^electron/files/', '^shared/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'preload-is-a-door',
      comment: 'electron/preload may import electron, and types of shared. Anything else belongs behind the door.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { pathNot: ['^electron/preload/', 'node_modules/electron/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens-ask-by-contract',
      comment:
        'renderer/ may not import node:, electron, db or electron/. Ask the archive or the desktop through renderer/api.ts.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^(db|electron)/', 'node_modules/(electron|better-sqlite3|drizzle-orm)/'] },
    },
    {
      name: 'screens-have-no-node',
      comment:
        'renderer/ runs in a sandbox without Node: let the archive or the shell do it and add a call to the contract.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: builtin,
    },
    {
      name: 'kinds-stay-apart',
      comment: 'A kind of record never imports another kind: what both need belongs into the shared mechanism.',
      severity: 'error',
      from: { path: `/(?:records|archive)/(${names})/` },
      to: { path: `/(?:records|archive)/(${names})/`, pathNot: '/(?:records|archive)/$1/' },
    },
    {
      name: 'general-rooms-name-no-kind',
      comment:
        'A general file may not import a kind of record: ask its description, by the register of the room (registers/).',
      severity: 'error',
      from: { path: rooms, pathNot: [kinds, '^test/', '/registers/'] },
      to: { path: kinds },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Nothing that is shipped may import test/.',
      severity: 'error',
      from: { pathNot: '^test/', path: rooms },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment:
        'Two files that import each other cannot be read one after the other: move the shared part into a third.',
      severity: 'error',
      from: { path: rooms },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'all-found',
      comment: 'The file or package that is imported does not exist.',
      severity: 'error',
      from: { path: rooms },
      to: { couldNotResolve: true, pathNot: '\\?raw$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^out/', '^dist/', '\\.sql', '\\.css$', '^electron/runtime/'] },
    tsConfig: { fileName: 'test/tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
