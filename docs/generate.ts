/** Writes what follows from the managers, the rules and the texts that are shown: `npm run generate`. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generate/files';
import { root } from './generate/sources';

async function generate(): Promise<void> {
  for (const [path, text] of await generatedFiles()) {
    const file = join(root, path);
    if (text === undefined) rmSync(file);
    else if (!existsSync(file) || text !== readFileSync(file, 'utf8')) writeFileSync(file, text);
  }
}

void generate();
