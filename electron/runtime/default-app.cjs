// What Electron's own default app does, for the runtime that comes without one: load `-r` files, then the app's folder.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

const words = process.argv.slice(1);
const required = [];
let folder = null;
let at = 0;
for (; at < words.length; at += 1) {
  const word = words[at];
  if (word === '-r' || word === '--require') {
    at += 1;
    required.push(words[at]);
  } else if (!word.startsWith('-')) {
    folder = path.resolve(word);
    break;
  }
}
for (const file of required) Module._load(file, null, false);
if (folder === null) {
  process.stderr.write('usage: electron [-r file] folder\n');
  app.exit(2);
} else {
  const info = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  process.argv.splice(1, at + 1, folder);
  app.setName(info.productName || info.name);
  app.setVersion(info.version);
  app.setAppPath(folder);
  Module._load(path.join(folder, info.main), null, true);
}
