import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const APPS = 40;
const PACKAGES = 900;

/** Some 50,000 files in a folder: 40 apps with 50 sources and manifests each, and what they installed. */
export function writeTree(folder: string): number {
  let written = 0;
  const write = (path: readonly string[], name: string, text = '') => {
    mkdirSync(join(folder, ...path), { recursive: true });
    writeFileSync(join(folder, ...path, name), text);
    written++;
  };
  for (let app = 0; app < APPS; app++) {
    const here = [`team-${app % 8}`, `app-${app}`];
    write(here, 'Procfile', 'web: node server.js\nworker: node worker.js\n');
    write(here, 'package.json', '{ "name": "shop" }\n');
    write(
      here,
      'compose.yaml',
      'services:\n  web:\n    image: shop\n    depends_on: [db]\n  db:\n    image: postgres\n',
    );
    for (let file = 0; file < 47; file++)
      write([...here, 'src', `part-${file % 6}`], `file-${file}.ts`, 'export {};\n');
  }
  for (let one = 0; one < PACKAGES; one++) {
    const here = ['node_modules', `package-${one}`];
    write(here, 'package.json', '{}\n');
    for (let file = 0; file < 52; file++) write([...here, 'dist', `part-${file % 5}`], `file-${file}.js`);
  }
  return written;
}
