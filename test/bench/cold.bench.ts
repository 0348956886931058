import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import type * as Memory from '../workspace/memory';
import { bundled } from './bundled';
import type * as ColdRead from './cold-read';
import { CORPUS, filesBelow, SAMPLES } from './corpus';
import { compare } from './harness';
import { rivalFolders, titleOf } from './rivals';
import { composeOf } from './texts';

/** What `dclint` exports, as far as it is used here. */
interface Dclint {
  readonly DCLinter: new (config: object) => {
    lintFiles(paths: readonly string[], recursive: boolean): unknown;
  };
}

const DCLINT = { rules: {}, quiet: true, debug: false, exclude: [] };

/** Files that were never read before, from the disk to their problems. */
export async function bench(): Promise<void> {
  const { mayBeCompose, isCompose, readAlone } = await bundled<typeof ColdRead>('test/bench/cold-read.ts');
  const files = [SAMPLES, CORPUS]
    .flatMap(filesBelow)
    .filter((path) => mayBeCompose(basename(path)) && isCompose(path, readFileSync(path, 'utf8')));
  const folder = (await rivalFolders())?.('dclint');
  const linter = folder && new (createRequire(import.meta.url)(folder) as Dclint).DCLinter(DCLINT);
  await compare(
    `${files.length} compose files, each read and checked alone`,
    {
      Formation: async () => {
        for (const file of files) await readAlone(dirname(file), file);
      },
      ...(linter ? { [titleOf('dclint')]: () => linter.lintFiles(files, false) } : {}),
    },
    { warmUp: 1, counted: 5 },
  );
  const { serviceOver } = await bundled<typeof Memory>('test/workspace/memory.ts');
  const read = (services: number) => {
    const text = composeOf(services);
    return () => serviceOver({ 'compose.yaml': text });
  };
  await compare(
    'One compose file, by its services',
    { '1,000': read(1000), '10,000': read(10_000) },
    { warmUp: 3, counted: 15 },
  );
}
