import { performance } from 'node:perf_hooks';
import { bundled } from './bundled';
import { compare, report } from './harness';
import type * as Judging from './judging';
import { composeOf10kLines, kubernetesApp } from './texts';

const WARM_UP = 100;
const COUNTED = 200;
const SERVICE = 'service-250';

/** What the rules cost beside reading: for one process type that changes, and for a thousand manifests. */
export async function bench(): Promise<void> {
  const judging = await bundled<typeof Judging>('test/bench/judging.ts');
  await oneChange(judging);
  await manyManifests(judging);
}

/** The command of one service changes: it is read, and all rules look at what it is now. */
async function oneChange({ serviceOf, typesIn, judge, uriOf }: typeof Judging): Promise<void> {
  const text = composeOf10kLines();
  const [without, withAll] = [
    await serviceOf({ 'compose.yaml': text }, false),
    await serviceOf({ 'compose.yaml': text }, true),
  ];
  const times = {
    'reading it': [] as number[],
    'all rules over that process type': [] as number[],
    'reading it, with all rules and laws': [] as number[],
  };
  for (let round = 0; round < WARM_UP + COUNTED; round++) {
    const changed = text.replace('"server.js", "--port", "3250"', `"server.js", "--port", "${4000 + round}"`);
    const source = { uri: uriOf('compose.yaml'), version: round + 2, text: changed };
    const took: Record<keyof typeof times, number> = {
      'reading it': await timeOf(() => without.edit(source)),
      'all rules over that process type': 0,
      'reading it, with all rules and laws': await timeOf(() => withAll.edit(source)),
    };
    const type = typesIn(without).get(SERVICE);
    if (!type) throw new Error(`There is no ${SERVICE}.`);
    took['all rules over that process type'] = await timeOf(() => judge(type));
    if (round < WARM_UP) continue;
    for (const [title, list] of Object.entries(times)) list.push(took[title as keyof typeof times]);
  }
  report(
    `One process type changes in a compose file of ${text.split('\n').length - 1} lines`,
    new Map(Object.entries(times)),
  );
}

async function timeOf(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const MANIFESTS = 1000;

/** Manifests of three managers, each an app of its own but for those of Kubernetes, which share folders. */
async function manyManifests({ serviceOf }: typeof Judging): Promise<void> {
  const files = Object.fromEntries(Array.from({ length: MANIFESTS }, (_, index) => manifest(index)));
  await compare(
    `${MANIFESTS} manifests: all rules take less time than reading where the ratio is below 2`,
    {
      'reading them': () => serviceOf(files, false),
      'reading them, with all rules and laws': () => serviceOf(files, true),
    },
    { warmUp: 3, counted: 15 },
  );
}

function manifest(index: number): [path: string, text: string] {
  if (index % 4 === 0)
    return [`app-${index}/Procfile`, `web: gunicorn -b :$PORT shop:app\nworker: celery -A shop worker\n`];
  if (index % 4 === 1)
    return [
      `app-${index}/compose.yaml`,
      `services:\n  web:\n    image: shop\n    command: gunicorn shop:app\n    ports: ["${3000 + index}:80"]\n    depends_on: [db]\n  worker:\n    image: shop\n    command: celery -A shop worker\n    deploy: { replicas: 3 }\n  db:\n    image: postgres:17\n`,
    ];
  return [`shop/k8s/${index % 50}/app-${index}.yaml`, kubernetesApp(index)];
}
