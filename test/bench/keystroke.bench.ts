import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type * as Memory from '../workspace/memory';
import { bundled } from './bundled';
import { report } from './harness';
import { keystrokes } from './keystrokes';
import type { Keystroke } from './keystrokes';
import { kubernetesSchema } from './kubernetes-schema';
import { LanguageServer } from './language-server';
import type { Opening } from './language-server';
import { rivalFolders, titleOf } from './rivals';
import type { Rival } from './rivals';
import { composeOf10kLines, kubernetesOf10kLines } from './texts';

const WARM_UP = 400;
const COUNTED = 100;

/** Nobody is warmed up for longer than this, in milliseconds. */
const WARM_UP_ENDS = 20_000;

/** A rival that takes seconds for a keystroke is not waited for longer than this, in milliseconds. */
const PATIENCE = 60_000;

/** Who answers a keystroke: in how many milliseconds. */
type Answers = (typed: Keystroke) => Promise<number>;

/** One keystroke in a long file, from the changed text to its problems. */
export async function bench(): Promise<void> {
  const folders = await rivalFolders();
  const memory = await bundled<typeof Memory>('test/workspace/memory.ts');
  const cases: readonly (readonly [string, string, string, readonly Opening[]])[] = [
    [
      'One keystroke in a compose file',
      'compose.yaml',
      composeOf10kLines(),
      folders ? [composeServer(folders), yamlServer(folders)] : [],
    ],
    [
      'One keystroke in a Kubernetes file',
      'k8s.yaml',
      kubernetesOf10kLines(),
      folders
        ? [yamlServer(folders), yamlServer(folders, kubernetesSchema(folders('kubernetes-client')))]
        : [],
    ],
  ];
  for (const [title, name, text, openings] of cases) {
    const typed = keystrokes(text, WARM_UP + COUNTED, 1);
    const times = new Map([['Formation', await counted(await ours(memory, name, text), typed)]]);
    for (const opening of openings) {
      const server = await LanguageServer.started(opening);
      const uri = `${memory.ROOT}/${name}`;
      await server.timeOf(uri, text);
      times.set(opening.title, await counted((one) => server.timeOf(uri, one.text), typed));
      server.stop();
    }
    report(`${title} of ${lines(text)} lines, ${kilobytes(text)} KB`, times);
  }
}

const composeServer = (folderOf: (rival: Rival) => string): Opening => ({
  title: titleOf('@microsoft/compose-language-service'),
  script: join(folderOf('@microsoft/compose-language-service'), 'bin/docker-compose-langserver'),
  languageId: 'dockercompose',
  initializationOptions: { diagnosticDelay: 0 },
  delay: 0,
});

const yamlServer = (folderOf: (rival: Rival) => string, schema?: string): Opening => ({
  title: `${titleOf('yaml-language-server')}${schema === undefined ? '' : ', with the schema'}`,
  script: join(folderOf('yaml-language-server'), 'bin/yaml-language-server'),
  languageId: 'yaml',
  settings: {
    validate: true,
    schemaStore: { enable: false },
    schemas: schema === undefined ? {} : { [schema]: '*.yaml' },
    maxItemsComputed: 5000,
  },
  delay: 200,
});

async function ours({ serviceOver }: typeof Memory, name: string, text: string): Promise<Answers> {
  const { service, uri } = await serviceOver({ [name]: text });
  let version = 0;
  return async (typed) => {
    const source = { uri: uri(name), version: ++version, text: typed.text };
    const start = performance.now();
    await service.edit(source);
    return performance.now() - start;
  };
}

/** The times of the counted keystrokes. Those before them are answered too, by whoever is quick enough. */
async function counted(answers: Answers, typed: readonly Keystroke[]): Promise<readonly number[]> {
  const start = performance.now();
  for (const one of typed.slice(0, WARM_UP - 1)) {
    if (performance.now() - start > WARM_UP_ENDS) break;
    await answers(one);
  }
  const times: number[] = [];
  const counting = performance.now();
  // The first leads from wherever the warming up ended to where the counted ones begin.
  for (const one of typed.slice(WARM_UP - 1)) {
    times.push(await answers(one));
    if (times.length > 1 && performance.now() - counting > PATIENCE) break;
  }
  return times.slice(1);
}

const lines = (text: string) => text.split('\n').length - 1;
const kilobytes = (text: string) => Math.round(Buffer.byteLength(text) / 1000);
