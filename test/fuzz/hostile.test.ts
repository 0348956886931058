import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LARGEST_TEXT } from '../../src/core/formats/yaml/read';
import { readAll, uriOf } from './reading';

const WEB = 'services:\n  web:\n    image: shop\n';
const PROCFILE = { 'beside/Procfile': 'web: node server.js\n' };

const times = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

/** Each anchor holds the one before nine times. */
const aliases = times(60, (index) =>
  index === 0
    ? 'x0: &x0 [a, a, a, a, a, a, a, a, a]\n'
    : `x${index}: &x${index} [${Array(9)
        .fill(`*x${index - 1}`)
        .join(', ')}]\n`,
);

/** Each anchor merges the one before, and adds to it. */
const merges = times(
  1500,
  (index) => `x${index}: &x${index}\n${index === 0 ? '' : `  <<: *x${index - 1}\n`}  k${index}: 1\n`,
);

/** What is written, by path, and how many problems are told of the first. */
const HOSTILE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'aliases of aliases': { 'compose.yaml': `${aliases}${WEB}    labels: *x59\n` },
  'aliases of aliases in variables': {
    'compose.yaml': `${aliases.replaceAll('[a,', '["${A}",')}${WEB}    environment: *x59\n`,
  },
  'aliases of aliases in a workload': {
    'k8s.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n${aliases.replace(/^/gm, '  ').trimEnd()}\nspec:\n  template: { spec: { containers: *x59 } }\n`,
  },
  'merges of merges': { 'compose.yaml': `${merges}${WEB}    labels: *x1499\n` },
  'an alias of what holds it': { 'compose.yaml': `x: &x\n  y: *x\n${WEB}    labels: *x\n` },
  'files that include each other': {
    'compose.yaml': 'include: [a.yaml, b.yaml]\n' + WEB,
    'a.yaml': 'include: [b.yaml, compose.yaml]\nservices: {}\n',
    'b.yaml': 'include: [a.yaml, a.yaml]\nservices: {}\n',
  },
  'a service that extends itself': {
    'compose.yaml': `${WEB}    extends: other\n  other:\n    extends: { file: a.yaml, service: web }\n`,
    'a.yaml': 'services:\n  web:\n    extends: { file: compose.yaml, service: web }\n',
  },
  'bases that hold each other': {
    'kustomization.yaml': 'resources: [a, b]\n',
    'a/kustomization.yaml': 'resources: [../b, ..]\n',
    'b/kustomization.yaml': 'resources: [../a, ../a]\n',
  },
  'NUL characters': {
    'compose.yaml': `${WEB}    command: "a\0b"\n  "\0": { image: "\0", depends_on: ["\0"] }\n`,
    Procfile: 'web: \0\0\n\0: a\n',
  },
  'lone surrogates': {
    'compose.yaml': `${WEB}    command: "\uD800"\n  "\uDC00": { image: "\uD800" }\n`,
    Procfile: 'web: \uD800\n',
  },
  'lines that end in a carriage return': {
    'compose.yaml': WEB.replaceAll('\n', '\r'),
    Procfile: 'web: a\rworker: b\r',
  },
  'a key that stands there 150,000 times': { 'compose.yaml': `${WEB}${'  a:\n'.repeat(150_000)}` },
  'a key that stands 150,000 times in a resource': {
    'kustomization.yaml': 'resources: [web.yaml]\n',
    'web.yaml': `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n${'  a:\n'.repeat(150_000)}`,
  },
  'brackets in brackets': { 'compose.yaml': `${WEB}    labels: ${'['.repeat(200_000)}\n` },
  'mappings in mappings': {
    'compose.yaml': `${WEB}    labels:\n${times(3000, (index) => `${' '.repeat(6 + index)}a:\n`)}`,
  },
  'dashes behind dashes': { 'compose.yaml': `${WEB}    command: \n      ${'- '.repeat(100_000)}a\n` },
  'quotes that never end': {
    'compose.yaml': `${WEB}${times(3000, (index) => `  s${index}: { image: "a, b: 'c }\n`)}`,
  },
  'braces that never end': { 'compose.yaml': `${WEB}    command: "${'${A:-'.repeat(20_000)}"\n` },
  'an environment of references': {
    'compose.yaml': `${WEB}    image: \${V999}\n`,
    '.env': times(1000, (index) => `V${index + 1}=\${V${index}}\${V${index}}\n`),
  },
  'tags behind tags': {
    'jobs/a.plist': `<plist><dict><key>Label</key><key>Program</key>${'<array>'.repeat(100_000)}`,
  },
  'brackets in HCL': { 'main.tf': `resource "aws_ecs_service" "web" {\n  name = ${'['.repeat(100_000)}` },
  'values of values in Terraform': {
    'main.tf': `resource "aws_ecs_service" "web" {\n  name = local.x59\n  desired_count = length(local.x59)\n}\nlocals {\n${times(
      60,
      (index) =>
        index === 0
          ? '  x0 = ["a"]\n'
          : `  x${index} = concat(local.x${index - 1}, [for a in local.x${index - 1} : a])\n`,
    )}}\n`,
  },
  'modules that call each other': Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [
      `${name}/main.tf`,
      `resource "aws_ecs_service" "${name}" {\n  desired_count = var.n\n}\n${times(200, (index) =>
        ['a', 'b', 'c']
          .map(
            (other) =>
              `module "${other}${index}" {\n  source = "../${other}"\n  for_each = toset([for i in [1, 2, 3] : "\${i}"])\n}\n`,
          )
          .join(''),
      )}`,
    ]),
  ),
  'brackets in JSON': { 'app.json': `{"formation": ${'{"a":'.repeat(100_000)}` },
};

describe('hostile text', function () {
  this.timeout(120_000);

  for (const [title, files] of Object.entries(HOSTILE))
    it(`is told of where it stands, and no other file suffers: ${title}`, async () => {
      const { service, asked } = await readAll({ ...files, ...PROCFILE });
      const beside = service.snapshot.formations.find(({ app }) => app.name === 'beside');
      assert.deepEqual(
        beside?.members.map(({ name }) => name),
        ['web'],
      );
      assert.ok(asked < 100, `${asked} times a file was asked for`);
    });

  it('is read as what it is, where it is merely long: 100,000 services', async () => {
    const { service } = await readAll({
      'compose.yaml': `services:\n${times(100_000, (index) => `  s${index}: { image: a }\n`)}`,
    });
    assert.equal(service.snapshot.formations[0]?.members.length, 100_000);
  });

  for (const [name, text] of [
    ['compose.yaml', `${WEB}# `],
    ['k8s.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\n# '],
    ['Procfile', 'web: '],
    ['app.json', '{ "formation": { "web": { "quantity": 1 } } } '],
    [
      'jobs/a.plist',
      '<plist><dict><key>Label</key><string>a</string><key>Program</key><string>a</string></dict></plist> ',
    ],
    ['.env', 'A='],
  ] as const)
    it(`of 20 MB is passed by, and told of: ${name}`, async () => {
      assert.ok(LARGEST_TEXT < 20_000_000);
      const { service } = await readAll({
        'beside/compose.yaml': WEB,
        [name]: text + 'x'.repeat(20_000_000),
      });
      assert.ok(service.snapshot.formations.some(({ app }) => app.folder === uriOf('beside')));
    });
});
