import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type * as Memory from '../workspace/memory';
import { bundled } from './bundled';
import { report } from './harness';
import { keystrokes } from './keystrokes';
import type { Keystroke } from './keystrokes';
import { LanguageServer } from './language-server';
import { rivalFolders, titleOf } from './rivals';
import type { Rival } from './rivals';
import { composeOf10kLines, kubernetesOf10kLines } from './texts';

const WARM_UP = 130;
const COUNTED = 100;

/** A rival that takes seconds for a keystroke is not waited for longer than this, in milliseconds. */
const PATIENCE = 60_000;

/** Who answers a keystroke: in how many milliseconds. */
type Answers = (typed: Keystroke) => Promise<number>;

/** One keystroke in a long file, from the changed text to its problems. */
export async function bench(): Promise<void> {
  const folders = await rivalFolders();
  const memory = await bundled<typeof Memory>('test/workspace/memory.ts');
  const cases: readonly (readonly [string, string, string, readonly Rival[]])[] = [
    [
      'One keystroke in a compose file',
      'compose.yaml',
      composeOf10kLines(),
      ['@microsoft/compose-language-service', 'yaml-language-server'],
    ],
    ['One keystroke in a Kubernetes file', 'k8s.yaml', kubernetesOf10kLines(), ['yaml-language-server']],
  ];
  for (const [title, name, text, rivals] of cases) {
    const typed = keystrokes(text, WARM_UP + COUNTED, 1);
    const times = new Map([['Formation', await counted(await ours(memory, name, text), typed, WARM_UP)]]);
    for (const rival of folders ? rivals : []) {
      const server = await LanguageServer.started(OPENINGS[rival](folders?.(rival) ?? ''));
      const uri = `${memory.ROOT}/${name}`;
      await server.timeOf(uri, text);
      times.set(titleOf(rival), await counted((one) => server.timeOf(uri, one.text), typed, 1));
      server.stop();
    }
    report(`${title} of ${lines(text)} lines, ${kilobytes(text)} KB`, times);
  }
}

const OPENINGS = {
  '@microsoft/compose-language-service': (folder: string) => ({
    script: join(folder, 'bin/docker-compose-langserver'),
    languageId: 'dockercompose',
    initializationOptions: { diagnosticDelay: 0 },
    delay: 0,
  }),
  'yaml-language-server': (folder: string) => ({
    script: join(folder, 'bin/yaml-language-server'),
    languageId: 'yaml',
    settings: { validate: true, schemaStore: { enable: false }, maxItemsComputed: 5000 },
    delay: 200,
  }),
  dclint: () => {
    throw new Error('It is no language server.');
  },
};

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

/** The times of the counted keystrokes. What is not counted is answered too, by whoever is quick enough. */
async function counted(
  answers: Answers,
  typed: readonly Keystroke[],
  warmUp: number,
): Promise<readonly number[]> {
  const times: number[] = [];
  const start = performance.now();
  for (const one of typed.slice(WARM_UP - warmUp)) {
    times.push(await answers(one));
    if (times.length > warmUp && performance.now() - start > PATIENCE) break;
  }
  return times.slice(warmUp);
}

const lines = (text: string) => text.split('\n').length - 1;
const kilobytes = (text: string) => Math.round(Buffer.byteLength(text) / 1000);
