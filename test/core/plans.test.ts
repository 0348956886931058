import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../src/core/manager';
import type { Plan, ScaleRequest, Target } from '../../src/core/manager';
import { dryRunOf, planTogether, plansFor, RULES } from '../../src/core/plans';
import { applyEdits } from '../../src/core/source';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { serviceOver } from '../workspace/memory';

const target: Target = { id: 'here', title: 'here', remote: false, current: true, part: 'shop' };

async function requests(
  files: Readonly<Record<string, string>>,
  counts: Readonly<Record<string, number>>,
  more: Partial<ScaleRequest> = { target },
) {
  const { service, uri } = await serviceOver(files);
  const declarations = service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap((member) => member.declarations),
  );
  const asked = Object.entries(counts).map(([name, count]): ScaleRequest => {
    const declaration = declarations.find(({ processType }) => processType.name.value === name);
    assert.ok(declaration, name);
    return { ...declaration, count, source: (path) => service.source(path), ...more };
  });
  const manager = managers.find(({ id }) => id === asked[0]?.environment.manager);
  assert.ok(manager);
  return { asked, manager, uri };
}

async function plansOf(...args: Parameters<typeof requests>): Promise<readonly Plan[]> {
  const { asked, manager } = await requests(...args);
  const [request] = asked;
  const plans = request && plansFor(manager, request);
  assert.ok(plans && !isRefusal(plans));
  return plans;
}

const lines = ({ verb, steps }: Plan & { verb: 'run' }) =>
  steps.map(({ executable, args }) => `${verb} ${executable} ${args.join(' ')}`);

const COMPOSE =
  'services:\n  web:\n    image: shop\n    ports: ["8080:80"]\n  worker:\n    image: shop\n  db:\n    image: postgres:17\n';

const autoscaled = (bounds: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  template: {spec: {containers: [{name: web, image: shop}]}}\n---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: web, namespace: shop}\nspec:\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}\n${bounds}`;

describe('the ways to a quantity', () => {
  it('say why a second copy would not start, and how it would', async () => {
    const plans = await plansOf({ 'compose.yaml': COMPOSE }, { web: 3 });
    const [run, write, repair] = plans;
    assert.match(run?.warnings.join() ?? '', /port is already allocated/);
    assert.deepEqual(run?.warnings, write?.warnings);
    assert.ok(repair?.verb === 'write' && repair.instead);
    assert.match(repair.title, /\(single-copy-resource\)$/);
    const text = applyEdits(COMPOSE, repair.changes[0]?.edits ?? []);
    assert.doesNotMatch(text, /8080/);
  });

  it('say nothing of a first copy', async () => {
    const plans = await plansOf({ 'compose.yaml': COMPOSE }, { web: 1 });
    assert.deepEqual(
      plans.map(({ verb, warnings }) => [verb, warnings]),
      [
        ['run', []],
        ['write', []],
      ],
    );
  });

  it('ask whether more than a hundred are meant, unless more than that run', async () => {
    const warnings = async (count: number, observed?: number) => {
      const more = observed === undefined ? {} : { observed };
      return (await plansOf({ 'compose.yaml': COMPOSE }, { worker: count }, more))[0]?.warnings ?? [];
    };
    assert.deepEqual(await warnings(100), []);
    assert.match((await warnings(101)).join(), /101 processes of worker/);
    assert.deepEqual(await warnings(101, 150), []);
  });

  it('say what is left at zero, and what shrinking a database costs', async () => {
    const zero = await plansOf({ 'compose.yaml': COMPOSE }, { worker: 0 });
    assert.match(zero[0]?.warnings.join() ?? '', /No container of worker is left/);
    const shrunk = await plansOf({ 'compose.yaml': COMPOSE }, { db: 1 }, { observed: 3 });
    assert.match(shrunk[0]?.warnings.join() ?? '', /outside of named volumes/);
  });

  it('say that a scheduler starts each job in each copy', async () => {
    const clock = 'services:\n  clock:\n    image: shop\n    command: celery -A shop beat\n';
    const [run] = await plansOf({ 'compose.yaml': clock }, { clock: 2 });
    assert.match(run?.warnings.join() ?? '', /several copies of clock/);
  });

  it('name the autoscaler, and offer its bounds first', async () => {
    const text = autoscaled('  minReplicas: 2\n  maxReplicas: 10\n');
    const plans = await plansOf({ 'web.yaml': text }, { web: 5 });
    assert.deepEqual(
      plans.flatMap((plan) => (plan.verb === 'run' ? lines(plan) : [])),
      [
        'run kubectl --context here patch horizontalpodautoscaler/web --type=merge -p {"spec":{"minReplicas":5}} -n shop',
        'run kubectl --context here patch horizontalpodautoscaler/web --type=merge -p {"spec":{"maxReplicas":5}} -n shop',
        'run kubectl --context here scale deployment/web --replicas=5 -n shop',
      ],
    );
    const [atLeast, atMost] = plans.flatMap((plan) =>
      plan.verb === 'write' && plan.instead ? [applyEdits(text, plan.changes[0]?.edits ?? [])] : [],
    );
    assert.equal(atLeast, text.replace('minReplicas: 2', 'minReplicas: 5'));
    assert.equal(atMost, text.replace('maxReplicas: 10', 'maxReplicas: 5'));
    const scale = plans.find(({ instead }) => !instead);
    assert.match(scale?.warnings.join() ?? '', /HorizontalPodAutoscaler web keeps it between 2 and 10/);
  });

  it('move the other bound of an autoscaler where it would be passed', async () => {
    const text = autoscaled('  maxReplicas: 3\n');
    const plans = await plansOf({ 'web.yaml': text }, { web: 7 });
    const written = plans.flatMap((plan) =>
      plan.verb === 'write' && plan.instead ? [applyEdits(text, plan.changes[0]?.edits ?? [])] : [],
    );
    assert.deepEqual(written, [text.replace('maxReplicas: 3', 'maxReplicas: 7\n  minReplicas: 7')]);
  });

  it('leave an autoscaler alone at zero, which it cannot keep', async () => {
    const plans = await plansOf({ 'web.yaml': autoscaled('  maxReplicas: 3\n') }, { web: 0 });
    assert.ok(plans.every(({ instead }) => !instead));
  });

  it('say that a tool which follows the repository sets it back, but not of the edit', async () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  labels: {argocd.argoproj.io/instance: shop}\nspec:\n  replicas: 2\n  template: {spec: {containers: [{name: web, image: shop}]}}\n';
    const [run, write] = await plansOf({ 'web.yaml': text }, { web: 3 });
    assert.match(run?.warnings.join() ?? '', /^Argo CD applies it from the repository/);
    assert.deepEqual(write?.warnings, []);
  });

  it('say whose number it is too', async () => {
    const service = (name: string) =>
      `resource "aws_ecs_service" "${name}" {\n  name = "${name}"\n  desired_count = var.copies\n}\n`;
    const main = `variable "copies" {\n  default = 2\n}\n${service('web')}${service('api')}${service('queue').replace('var.copies', '1')}`;
    const [run, plan] = await plansOf({ 'main.tf': main }, { web: 3 }, {});
    assert.ok(plan?.verb === 'write');
    assert.doesNotMatch(run?.warnings.join() ?? '', /the same number/i);
    assert.match(applyEdits(main, plan.changes[0]?.edits ?? []), /default = 3/);
    assert.ok(plan.warnings.includes('The same number holds for api: it changes there too.'));
    const [, other] = await plansOf({ 'main.tf': main }, { queue: 3 }, {});
    assert.doesNotMatch(other?.warnings.join() ?? '', /the same number/i);
  });

  it('say which kustomization sets it back', async () => {
    const files = {
      'k8s/kustomization.yaml': 'resources: [web.yaml]\n',
      'k8s/web.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 2\n  template: {spec: {containers: [{name: web, image: shop}]}}\n',
    };
    const [run] = await plansOf(files, { web: 3 });
    assert.match(run?.warnings.join() ?? '', /`kubectl apply -k` of shop\/k8s sets it back/);
    assert.ok(run?.verb === 'run');
    assert.deepEqual(lines(run), ['run kubectl --context here scale deployment/web --replicas=3 -n shop']);
  });
});

describe('the rules that a repair names', () => {
  it('are there', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(
      Object.values(RULES).filter((id) => !ids.includes(id)),
      [],
    );
  });
});

describe('one plan for several types', () => {
  it('is one call where the manager can take them together', async () => {
    const { asked, manager } = await requests({ 'compose.yaml': COMPOSE }, { worker: 4, db: 2 });
    const plan = planTogether(manager, asked);
    assert.ok(!isRefusal(plan));
    assert.deepEqual(lines(plan), [
      'run docker --context here compose -f compose.yaml up -d --no-deps --no-recreate --scale worker=4 --scale db=2 worker db',
    ]);
    assert.deepEqual(
      dryRunOf(manager, plan)?.map(({ args }) => args.slice(0, 4)),
      [['--context', 'here', 'compose', '--dry-run']],
    );
  });

  it('is one start of a Procfile, which would forget the first of two', async () => {
    const overmind: Target = { id: 'overmind', title: 'overmind', remote: false, current: false };
    const procfile = { Procfile: 'web: a\nworker: b\n' };
    const { asked, manager } = await requests(procfile, { web: 2, worker: 3 }, { target: overmind });
    const plan = planTogether(manager, asked);
    assert.ok(!isRefusal(plan));
    assert.deepEqual(lines(plan), ['run overmind start -f Procfile -m web=2,worker=3']);
  });

  it('is one command after the other where it has to be', async () => {
    const deployment = (name: string) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {replicas: 1}\n`;
    const files = { 'k8s.yaml': `${deployment('web')}---\n${deployment('worker')}` };
    const { asked, manager } = await requests(files, { web: 4, worker: 10 });
    const plan = planTogether(manager, asked);
    assert.ok(!isRefusal(plan));
    assert.deepEqual(lines(plan), [
      'run kubectl --context here scale deployment/web --replicas=4 -n shop',
      'run kubectl --context here scale deployment/worker --replicas=10 -n shop',
    ]);
    assert.deepEqual(
      dryRunOf(manager, plan)?.map(({ args }) => args.at(-1)),
      ['--dry-run=server', '--dry-run=server'],
    );
  });

  it('is none where one of them is refused, and says which', async () => {
    const files = {
      'k8s.yaml':
        'apiVersion: apps/v1\nkind: DaemonSet\nmetadata: {name: agent}\nspec: {template: {spec: {containers: [{name: a, image: b}]}}}\n',
    };
    const { asked, manager } = await requests(files, { agent: 2 });
    const plan = planTogether(manager, asked);
    assert.ok(isRefusal(plan));
    assert.match(plan.refused, /^agent: A DaemonSet/);
  });
});
