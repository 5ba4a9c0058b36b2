import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Plain Node runs the rooms as they are written; what vite takes in as text or data is a module of that one value.
registerHooks({
  load: (url, context, next) => {
    const [file = '', query] = url.split('?');
    if (query !== 'raw' && !file.endsWith('.json')) return next(url, context);
    const text = readFileSync(fileURLToPath(file), 'utf8');
    const value = query === 'raw' ? JSON.stringify(text) : text;
    return { format: 'module', shortCircuit: true, source: `export default ${value}` };
  },
});
