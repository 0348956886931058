import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from '../../docs/generate/sources';
import { bundled } from './bundled';
import type * as FirstGraph from './first-graph';
import { compare } from './harness';

const SAMPLE = join(root, 'test/samples/shop');

/** Loads a bundle for VS Code, with something in VS Code's place that has everything and does nothing. */
const LOADS = `
  const get = () => anything;
  const anything = new Proxy(function () {}, { get, construct: get, apply: get, getPrototypeOf: get });
  const load = require('node:module')._load;
  require('node:module')._load = (name, ...rest) => (name === 'vscode' ? anything : load(name, ...rest));
  require(process.argv[1]);`;

const node = (...args: string[]) => execFileSync(process.execPath, args);

/** What a person waits for after opening the sample: the bundle, and the first graph of what it reads. */
export async function bench(): Promise<void> {
  const { list, read, draw } = await bundled<typeof FirstGraph>('test/bench/first-graph.ts');
  const manifests = readdirSync(SAMPLE, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ya?ml$/.test(path))
    .map((path) => join(SAMPLE, path));
  await compare(
    'The sample, warm',
    {
      'yaml parses its YAML files': () =>
        manifests.map((path) => parseAllDocuments(readFileSync(path, 'utf8'))),
      'listed and loaded': () => list(SAMPLE),
      'read and checked': () => read(SAMPLE),
      'read, checked and drawn as text': () => draw(SAMPLE),
    },
    { warmUp: 30, counted: 200 },
  );
  await compare(
    'The sample, from a cold process',
    {
      'node alone': () => node('-e', ''),
      'loads dist/extension.js': () => node('-e', LOADS, join(root, 'dist/extension.js')),
      'loads dist/formation.js, reads and draws': () =>
        node(join(root, 'dist/formation.js'), 'graph', SAMPLE, '--format', 'mermaid'),
    },
    { warmUp: 2, counted: 15 },
  );
}
