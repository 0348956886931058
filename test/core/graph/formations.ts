import type { Environment, Formation, Member, ProcessType, Quantity, Role } from '../../../src/core/model';
import { located, span } from '../../../src/core/source';

export interface Declared {
  readonly in: string;
  readonly quantity?: Partial<Quantity>;
  readonly command?: string;
}

export interface MemberSketch {
  readonly name: string;
  readonly role?: Role;
  readonly declared: readonly Declared[];
  readonly needs?: readonly string[];
  readonly startOrder?: readonly string[];
  readonly entry?: boolean;
}

const FOLDER = 'file:///work/';

const MANAGERS: Record<string, readonly [manager: string, path: string, term: string]> = {
  procfile: ['procfile', 'Procfile', 'process type'],
  compose: ['compose', 'compose.yaml', 'service'],
  kubernetes: ['kubernetes', 'k8s/app.yaml', 'Deployment'],
  staging: ['kubernetes', 'k8s/staging/kustomization.yaml', 'Deployment'],
};

const TITLES: Record<string, string> = { procfile: 'Procfile', compose: 'Compose', kubernetes: 'Kubernetes' };

export const titleOf = (manager: string): string => TITLES[manager] ?? manager;

/** A formation of an app in `file:///work/APP` from a few words. */
export function formation(app: string, members: readonly MemberSketch[]): Formation {
  const folder = `${FOLDER}${app}`;
  const environments = new Map(Object.keys(MANAGERS).map((key) => [key, environment(folder, key)]));
  return {
    app: { name: app, folder },
    environments: [...environments.values()],
    members: members.map((sketch, index) => member(sketch, index, environments)),
  };
}

function environment(folder: string, key: string): Environment {
  const [manager, path] = MANAGERS[key] ?? [key, key, key];
  const uri = `${folder}/${path}`;
  return {
    name: path,
    manager,
    group: key,
    folder,
    files: [uri],
    processTypes: [],
    autoscalers: [],
    endpoints: [],
  };
}

function member(sketch: MemberSketch, index: number, environments: ReadonlyMap<string, Environment>): Member {
  const role = sketch.role ?? 'process';
  const declarations = sketch.declared.flatMap((declared) => {
    const found = environments.get(declared.in);
    return found
      ? [{ environment: found, processType: processType(sketch.name, index, role, declared, found) }]
      : [];
  });
  const uri = declarations[0]?.environment.files[0] ?? '';
  const need = (kind: 'network' | 'start-order') => (on: string) => ({
    on,
    kind,
    at: { uri, span: span(0, 1) },
  });
  return {
    name: sketch.name,
    role,
    declarations,
    needs: [
      ...(sketch.needs ?? []).map(need('network')),
      ...(sketch.startOrder ?? []).map(need('start-order')),
    ],
    entry: sketch.entry ?? false,
  };
}

function processType(
  name: string,
  index: number,
  role: Role,
  declared: Declared,
  { files, manager, group }: Environment,
): ProcessType {
  const at = { uri: files[0] ?? '', span: span(index * 100, index * 100 + name.length) };
  return {
    name: located(name, at),
    key: name,
    alsoNamed: [],
    manager,
    term: MANAGERS[group]?.[2] ?? '',
    role,
    quantity: {
      kind: 'fixed',
      declared: true,
      known: true,
      ...(declared.quantity ?? { kind: 'none', declared: false }),
    },
    ...(declared.command === undefined
      ? {}
      : { command: { text: declared.command, words: [], shell: false, at } }),
    needs: [],
    traits: [],
    body: { uri: at.uri, span: span(index * 100, index * 100 + 99) },
    declarations: [at],
  };
}

/** The sample shop: three manifests that agree and differ, two apps. */
export function shop(): readonly Formation[] {
  const fixed = (count: number) => ({ kind: 'fixed', count }) as const;
  const once = { kind: 'fixed', count: 1, declared: false } as const;
  return [
    formation('shop', [
      {
        name: 'web',
        declared: [
          { in: 'procfile' },
          { in: 'compose', quantity: fixed(3) },
          { in: 'kubernetes', quantity: { kind: 'range', min: 2, max: 10, count: 3 } },
        ],
        needs: ['postgres', 'redis'],
        entry: true,
      },
      {
        name: 'worker',
        declared: [
          { in: 'procfile' },
          { in: 'compose', quantity: fixed(2) },
          { in: 'kubernetes', quantity: fixed(4) },
        ],
        needs: ['postgres', 'redis'],
      },
      {
        name: 'clock',
        role: 'scheduled',
        declared: [{ in: 'procfile' }, { in: 'kubernetes', quantity: { kind: 'on-demand' } }],
        needs: ['redis'],
      },
      {
        name: 'migrate',
        role: 'one-off',
        declared: [
          { in: 'compose', quantity: once },
          { in: 'kubernetes', quantity: { kind: 'on-demand' } },
        ],
        startOrder: ['postgres'],
      },
      {
        name: 'postgres',
        role: 'backing-service',
        declared: [{ in: 'compose', quantity: once }],
      },
      { name: 'redis', role: 'backing-service', declared: [{ in: 'compose', quantity: once }] },
    ]),
    formation('billing', [
      { name: 'api', declared: [{ in: 'compose', quantity: fixed(2) }], needs: ['db', 'queue'], entry: true },
      {
        name: 'invoicer',
        declared: [{ in: 'compose', quantity: { kind: 'fixed', known: false } }],
        needs: ['db', 'queue'],
      },
      { name: 'log-agent', declared: [{ in: 'kubernetes', quantity: { kind: 'per-node' } }] },
      { name: 'db', role: 'backing-service', declared: [{ in: 'compose', quantity: once }] },
      { name: 'queue', role: 'backing-service', declared: [{ in: 'compose', quantity: once }] },
    ]),
  ];
}

export const HOSTILE: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '<script>globalThis.__owned = true</script>',
  'end',
  'default',
  'style:a#b;',
  'graph TD; A-->B',
  '"]',
  '"]; click a call alert()',
  '%%{init: {"theme":"dark"}}%%',
  '#35;',
  '#quot;',
  '&lt;b&gt;',
  '`**bold**`',
  '**bold** _em_ ~~x~~',
  '1. list',
  '$$x^2$$',
  'fa:fa-bomb',
  'back\\nslash \\ end',
  'two\nlines',
  '<br/>',
  'ﬂ°x¶ß',
  '|pipe| {a} (b) [c] @{ shape: cyl }',
  'constructor',
  '__proto__',
  'עובד',
  'العامل',
  '🚀 rocket 👩‍👩‍👧',
  'x'.repeat(2000),
];
