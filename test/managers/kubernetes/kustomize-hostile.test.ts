import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serviceOver } from '../../workspace/memory';

const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n';

/** Thirty levels, each of which builds the one below twice. */
const doubled = () =>
  Object.fromEntries(
    Array.from({ length: 30 }, (_, level) => [
      `l${level}/kustomization.yaml`,
      level === 0 ? 'resources: [../web.yaml]\n' : `resources: [../a${level}, ../b${level}]\n`,
    ]).flatMap(([path = '', text = ''], level) => [
      [path, text],
      [`a${level + 1}/kustomization.yaml`, `namePrefix: a-\nresources: [../l${level}]\n`],
      [`b${level + 1}/kustomization.yaml`, `namePrefix: b-\nresources: [../l${level}]\n`],
    ]),
  );

const bomb = (leaf: string, item: (name: string) => string) =>
  [
    `a0: &a0 ${leaf}`,
    ...Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} ${item(`*a${i}`)}`),
  ].join('\n');

const CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'bases that double at each level': { 'web.yaml': DEPLOYMENT, ...doubled() },
  'a list of lists of aliases': {
    'kustomization.yaml': 'resources: [web.yaml, bomb.yaml]\n',
    'web.yaml': DEPLOYMENT,
    'bomb.yaml': `${bomb('{kind: Job, metadata: {name: x}}', (below) => `{kind: List, items: [${Array(9).fill(below).join(',')}]}`)}\nkind: List\napiVersion: v1\nitems: [*a40]\n`,
  },
  'a patch made of aliases': {
    'kustomization.yaml': 'resources: [web.yaml]\npatches: [{path: bomb.yaml}]\n',
    'web.yaml': DEPLOYMENT,
    'bomb.yaml': `${DEPLOYMENT}${bomb('{x: y}', (below) => `{x: ${below}, y: ${below}}`)}\n`,
  },
  'an object made of aliases under labels, images and passages': {
    'over/kustomization.yaml': 'resources: [../base]\ncommonLabels: {a: b}\nimages: [{name: x, newTag: y}]\n',
    'base/kustomization.yaml': 'resources: [web.yaml]\n',
    'base/web.yaml': `${DEPLOYMENT}${bomb('{x: y}', (below) => `{x: ${below}, y: ${below}}`)}\n`,
  },
  'a name that takes for ever to match': {
    'kustomization.yaml': `resources: [web.yaml]\npatches:\n  - target: {name: '(a+)+(a|a)*$'}\n    patch: '[{"op": "remove", "path": "/x"}]'\n`,
    'web.yaml': DEPLOYMENT.replace('web', `${'a'.repeat(60)}b`),
  },
  'a text that doubles with each replacement': {
    'kustomization.yaml': `resources: [web.yaml]\nreplacements:\n${Array(60).fill("  - source: {kind: Deployment, fieldPath: metadata.name}\n    targets: [{select: {kind: Deployment}, fieldPaths: [metadata.name], options: {delimiter: '|', index: -1}}]\n").join('')}`,
    'web.yaml': DEPLOYMENT,
  },
  'a patch that copies a tree into itself': {
    'over/kustomization.yaml': 'resources: [../base]\n',
    'base/kustomization.yaml': `resources: [web.yaml]\npatches:\n  - target: {kind: Deployment}\n    patch: |-\n${'      - {op: copy, from: /spec, path: /spec/template}\n'.repeat(5_000)}`,
    'base/web.yaml': DEPLOYMENT,
  },
  'thousands of objects and patches': {
    'kustomization.yaml': `namePrefix: x-\nnamespace: y\nresources: [web.yaml]\npatches:\n${Array.from({ length: 300 }, (_, i) => `  - patch: '{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web${i}"}, "spec": {"replicas": 3}}'\n`).join('')}`,
    'web.yaml': Array.from({ length: 3000 }, (_, i) => DEPLOYMENT.replace('web', `web${i}`)).join('---\n'),
  },
};

describe('a kustomization that is meant to exhaust who reads it', function () {
  this.timeout(10_000);
  for (const [title, files] of Object.entries(CASES))
    it(`ends all the same, and no other file suffers: ${title}`, async () => {
      const { service } = await serviceOver({ ...files, 'other/Procfile': 'web: node server.js\n' });
      const other = service.snapshot.formations.find(({ app }) => app.name === 'other');
      assert.deepEqual(
        other?.members.map(({ name }) => name),
        ['web'],
      );
    });
});
