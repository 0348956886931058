import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../../src/core/manager';
import { describeQuantity } from '../../../src/core/quantity';
import { applyEdits } from '../../../src/core/source';
import { googleCloud } from '../../../src/managers/google-cloud/index';
import { problemsOf, serviceOver } from '../../workspace/memory';

const APP = 'app.yaml';
const RUN = 'service.yaml';
const runtime = (more: string) => `runtime: python312\n${more}`;
const cloudRun = (own: string, revision = '', kind = 'Service') => `apiVersion: serving.knative.dev/v1
kind: ${kind}
metadata:
  name: shop
  labels: { cloud.googleapis.com/location: europe-west1 }
  annotations:
    run.googleapis.com/ingress: all
${own}spec:
  template:
    metadata:
      annotations:
        run.googleapis.com/cpu-throttling: 'false'
${revision}    spec:
      containers:
        - image: registry.test/log
        - image: registry.test/shop
          command: [gunicorn]
          args: [shop:app, -D]
          ports: [{ containerPort: 8080 }]
`;
const MANUAL = cloudRun(
  "    run.googleapis.com/scalingMode: manual\n    run.googleapis.com/manualInstanceCount: '3'\n",
  "        autoscaling.knative.dev/maxScale: '9'\n",
);
const BOUND = cloudRun(
  '',
  "        autoscaling.knative.dev/minScale: '1'\n        autoscaling.knative.dev/maxScale: '5'\n",
);

async function typesOf(files: Readonly<Record<string, string>>) {
  const { service } = await serviceOver(files);
  const [formation] = service.snapshot.formations;
  const [environment] = formation?.environments ?? [];
  return { service, environment, types: environment?.processTypes ?? [] };
}

const quantityOf = async (file: string, text: string) => {
  const [type] = (await typesOf({ [file]: text })).types;
  return type && describeQuantity(type.quantity, googleCloud.title);
};

describe('how many instances Google Cloud runs', () => {
  for (const [text, expected] of [
    ['manual_scaling: { instances: 3 }\n', '3'],
    ['basic_scaling: { max_instances: 4, idle_timeout: 5m }\n', '0–4'],
    ['automatic_scaling: { min_instances: 1, max_instances: 6 }\n', '1–6'],
    ['automatic_scaling: { max_instances: 0 }\n', '0 or more'],
    ['', '0 or more'],
    ['env: flex\n', '2–20'],
    ['env: flex\nautomatic_scaling: { min_num_instances: 1, max_num_instances: 3 }\n', '1–3'],
    ['manual_scaling: { instances: $INSTANCES }\n', '?'],
  ] as const)
    it(`is ${expected} of App Engine by ${JSON.stringify(text)}`, async () => {
      assert.equal(await quantityOf(APP, runtime(text)), expected);
    });

  for (const [what, text, expected] of [
    ['nothing', cloudRun(''), '0 or more'],
    ['bounds of its revisions', BOUND, '1–5'],
    [
      'bounds of its own',
      cloudRun("    run.googleapis.com/minScale: '2'\n    run.googleapis.com/maxScale: '7'\n"),
      '2–7',
    ],
    ['a number, by hand', MANUAL, '3'],
    ['a worker pool without one', cloudRun('', '', 'WorkerPool'), 'held by Google Cloud'],
  ] as const)
    it(`is ${expected} of Cloud Run by ${what}`, async () => {
      assert.equal(await quantityOf(RUN, text), expected);
    });
});

describe('the files of Google Cloud', () => {
  it('are told from others by what they say', async () => {
    const { service } = await typesOf({
      'a/app.yaml': runtime(''),
      'b/worker.app.yaml': runtime('service: worker\n'),
      'c/Pulumi.yaml': 'name: shop\nruntime: nodejs\n',
      'd/app.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n',
      'e/service.yaml': cloudRun(''),
      'f/knative.yaml':
        'apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata: {name: web}\nspec: {}\n',
      'g/both.yaml': `${cloudRun('')}---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n`,
    });
    assert.deepEqual(
      service.snapshot.manifests.map(({ uri, manager }) => [uri.slice('file:///shop/'.length), manager]),
      [
        ['a/app.yaml', 'google-cloud'],
        ['b/worker.app.yaml', 'google-cloud'],
        ['d/app.yaml', 'kubernetes'],
        ['e/service.yaml', 'google-cloud'],
        ['f/knative.yaml', 'kubernetes'],
        ['g/both.yaml', 'kubernetes'],
      ],
    );
  });

  it('run what a shell reads of App Engine, and the container with a port of Cloud Run', async () => {
    const [engine] = (await typesOf({ [APP]: runtime('entrypoint: gunicorn main:app\n') })).types;
    assert.deepEqual([engine?.name.value, engine?.command?.shell], ['default', true]);
    const [service] = (await typesOf({ [RUN]: BOUND })).types;
    assert.deepEqual(
      [service?.image?.value, service?.command?.text],
      ['registry.test/shop', 'gunicorn shop:app -D'],
    );
  });

  it('are told what the process model and App Engine say of them', async () => {
    assert.deepEqual(await problemsOf({ [RUN]: BOUND }, RUN), ['error detaches-from-manager: -D']);
    const several = runtime('manual_scaling: { instances: 2 }\nbasic_scaling: { max_instances: 2 }\n');
    assert.deepEqual(await problemsOf({ [APP]: several }, APP), [
      'error google-cloud-several-scalings: basic_scaling',
    ]);
  });
});

describe('scaling with Google Cloud', () => {
  async function scaled(file: string, text: string, count: number) {
    const { service, environment, types } = await typesOf({ [file]: text });
    const [processType] = types;
    assert.ok(environment && processType);
    const source = (uri: string) => service.source(uri);
    const plans = googleCloud.scale({ environment, processType, count, source });
    if (isRefusal(plans)) return { refused: plans.refused };
    const [run, write] = ['run', 'write'].map((verb) => plans.find((plan) => plan.verb === verb));
    return {
      command: run?.verb === 'run' ? run.steps.map(({ args }) => args.join(' ')).join('\n') : undefined,
      text: write?.verb === 'write' ? applyEdits(text, write.changes[0]?.edits ?? []) : undefined,
    };
  }

  // https://cloud.google.com/run/docs/configuring/services/manual-scaling
  it('tells Cloud Run a number where it is scaled by hand, and writes it', async () => {
    assert.deepEqual(await scaled(RUN, MANUAL, 5), {
      command: 'run services update shop --scaling 5 --region europe-west1',
      text: MANUAL.replace("Count: '3'", "Count: '5'"),
    });
  });

  // https://cloud.google.com/run/docs/configuring/min-instances
  it('tells Cloud Run the least to keep where its requests scale it', async () => {
    assert.deepEqual(await scaled(RUN, BOUND, 4), {
      command: 'run services update shop --min 4 --region europe-west1',
      text: BOUND.replace("minScale: '1'", "minScale: '4'"),
    });
    assert.match((await scaled(RUN, BOUND, 6)).refused ?? '', /at most 5/);
    const free = cloudRun('');
    assert.equal(
      (await scaled(RUN, free, 2)).text,
      free.replace(
        "cpu-throttling: 'false'\n",
        "cpu-throttling: 'false'\n        autoscaling.knative.dev/minScale: '2'\n",
      ),
    );
    const nowhere = BOUND.replace(/ {2}labels: .*\n/, '');
    assert.equal((await scaled(RUN, nowhere, 4)).command, undefined);
  });

  it('writes what a new version of App Engine takes over', async () => {
    const manual = runtime('manual_scaling:\n  instances: 2\n');
    assert.deepEqual(await scaled(APP, manual, 5), {
      command: undefined,
      text: manual.replace('instances: 2', 'instances: 5'),
    });
    const automatic = runtime('automatic_scaling:\n  max_instances: 3\n');
    assert.equal(
      (await scaled(APP, automatic, 5)).text,
      runtime('automatic_scaling:\n  max_instances: 5\n  min_instances: 5\n'),
    );
    assert.match((await scaled(APP, runtime(''), 5)).refused ?? '', /manual_scaling: \{ instances: 5 \}/);
    assert.match((await scaled(APP, manual, 0)).refused ?? '', /at least one/);
  });
});
