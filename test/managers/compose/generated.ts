import fc from 'fast-check';
import type { Project } from './projects';

/** Compose projects of what real ones are made of, in ever other ways: each field as the text behind its key. */

const anyOf = (...texts: readonly string[]) => fc.constantFrom(...texts);

const listOf = (...items: readonly string[]) =>
  fc.array(anyOf(...items), { maxLength: 3 }).map((some) => `[${some.join(', ')}]`);

const COMMAND = anyOf(
  'a b',
  '[a, "b c"]',
  '\'a "b c" d\'',
  '[]',
  '""',
  'null',
  'a ${A} b',
  'a && b | c',
  'a $$B',
);
const COUNT = anyOf('1', '2', '0', '"2"', '${N}', '${M:-3}');
const VARIABLE = anyOf(
  ...['x', '1', '"1"', 'true', '1.0', 'null', '', '"${A:-d}"', '${B-e}', '${A:+p}', "'${A}'", '$A', '$$A'],
  ...[
    '${B:-${A}}',
    '1e3',
    '0x10',
    '08',
    '010',
    'yes',
    '2020-01-01',
    '"a\\nb"',
    '1_000',
    '.5',
    '+1',
    '-0',
    '1.10',
  ],
);
const VARIABLES = fc.oneof(
  listOf('A', '"A=x"', '"B="', '"C=${A}"', '"C=${U:-d}"', '"D=a=b"'),
  fc.dictionary(anyOf('A', 'B', 'C', 'D', 'my.key'), VARIABLE, { maxKeys: 3, noNullPrototype: true }).map(
    (all) =>
      `{${Object.entries(all)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')}}`,
  ),
);
const PORTS = listOf(
  ...[
    '80',
    '"80:80"',
    '8080:80',
    '"${A}:80"',
    '"127.0.0.1:80:80"',
    '"127.0.0.1::80"',
    '"80-82:90-92"',
    '"53:53/udp"',
  ],
  ...[
    '{target: 80, published: 8080}',
    '{target: 80, published: "8080", mode: host}',
    '"8000-8002:80"',
    '"70:70"',
  ],
);
const VOLUMES = listOf(
  ...['v1:/d', 'v1:/d:ro', 'v1:/d/', './x:/d', '/anon', 'v2:/d', '"${U:-v1}:/l"', 'v1:/d/../e'],
  ...[
    '{type: volume, source: v1, target: /d/}',
    '{type: bind, source: ./y, target: /i}',
    '{type: tmpfs, target: /j}',
  ],
);
const DEPLOY = fc
  .record(
    {
      replicas: COUNT,
      restart_policy: anyOf('{condition: any}', '{condition: none, max_attempts: 3, delay: 90s}'),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map(
    (parts) =>
      `{${Object.entries(parts)
        .map(([key, value]) => `${key}: ${value}`)
        .join(', ')}}`,
  );

/** The keys of a service that may name those behind it. */
function fieldsOf(later: readonly string[]) {
  const other = later.length > 0 ? anyOf(...later) : undefined;
  return {
    build: anyOf('.', '{context: ./dir}'),
    environment: VARIABLES,
    env_file: anyOf(
      'one.env',
      '[one.env, two.env]',
      '[two.env, one.env, two.env]',
      '[{path: no.env, required: false}]',
    ),
    command: COMMAND,
    entrypoint: COMMAND,
    ports: PORTS,
    volumes: VOLUMES,
    deploy: DEPLOY,
    scale: COUNT,
    profiles: anyOf('[p1]', '[p1, p2]', '[]'),
    container_name: anyOf('one', 'two-${A}', '"${U}"'),
    restart: anyOf('always', 'no', 'on-failure:3', '${U:-unless-stopped}'),
    extra_hosts: anyOf('["h:1.2.3.4"]', '{h: 1.2.3.4}'),
    ...(other && {
      depends_on: other.chain((name) =>
        anyOf(
          `[${name}]`,
          `{${name}: {condition: service_healthy, required: false}}`,
          `{${name}: {condition: service_started}}`,
        ),
      ),
      links: other.map((name) => `["${name}:alias"]`),
      network_mode: other.map((name) => `service:${name}`),
    }),
  };
}

type Fields = Readonly<Record<string, string | undefined>>;

const written = (name: string, fields: Fields) =>
  `  ${name}:\n${Object.entries(fields)
    .map(([key, value]) => `    ${key}: ${value ?? ''}\n`)
    .join('')}`;

const some = <T extends Record<string, fc.Arbitrary<string>>>(fields: T): fc.Arbitrary<Fields> =>
  fc.record(fields, { requiredKeys: [], noNullPrototype: true });

const SERVICES = ['a', 'b', 'c'];

const service = (name: string, later: readonly string[], extended: readonly string[]) =>
  some({
    ...fieldsOf(later),
    ...(extended.length > 0 ? { extends: anyOf(...extended) } : {}),
  }).map((fields) => written(name, { image: 'x', ...fields }));

const base = fc
  .tuple(
    ...SERVICES.map((name, index) =>
      service(name, SERVICES.slice(index + 1), [
        '{file: ext.yaml, service: e}',
        '{file: sub/ext.yaml, service: e}',
        ...SERVICES.slice(index + 1),
      ]),
    ),
  )
  .map((services) => `services:\n${services.join('')}`);

const others = (name: string) => service(name, [], []).map((text) => `services:\n${text}`);

const over = fc
  .subarray(SERVICES, { minLength: 1 })
  .chain((names) =>
    fc.tuple(...names.map((name) => some(fieldsOf([])).map((fields) => written(name, fields)))),
  )
  .map((services) => `services:\n${services.join('')}`);

const TOP = 'volumes: {v1: , v2: }\n';

export const generated: fc.Arbitrary<Project> = fc
  .record({
    base,
    over: fc.option(over),
    extended: others('e'),
    below: others('e'),
    included: fc.option(others('i')),
    variables: anyOf(
      'A=5\nB=\nN=2\n',
      'A=5\nN=3\n',
      'B="q r"\nA=5\nN="4"\n',
      'A=5\nN=2\nCOMPOSE_PROFILES=p1\n',
    ),
  })
  .map((parts) => ({
    files: {
      'compose.yaml': `${parts.included ? 'include: [inc/compose.yaml]\n' : ''}${parts.base}${TOP}`,
      ...(parts.over ? { 'over.yaml': parts.over } : {}),
      ...(parts.included
        ? { 'inc/compose.yaml': `${parts.included}${TOP}`, 'inc/one.env': 'F=1\n', 'inc/two.env': '' }
        : {}),
      'ext.yaml': parts.extended,
      'sub/ext.yaml': parts.below,
      '.env': parts.variables,
      'one.env': 'F=1\nA=1 # c\nQ="a b"\nR=$A\n',
      'two.env': 'F=2\nA=2\nS=$Q\n',
      'sub/one.env': 'F=3\n',
      'sub/two.env': 'T=4\n',
    },
    with: parts.over ? ['over.yaml'] : [],
  }));
