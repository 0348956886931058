import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { applyEdit, edit } from './edits';
import type { Edit } from './edits';
import { serviceOver } from './memory';
import { plainSnapshot } from './plain-snapshot';

const service = (index: number) =>
  [
    `  s${index}:\n    <<: *common\n    image: shop/web:\${TAG:-1.${index}} # pinned\n    scale: ${index % 3}\n    ports: ["80${index}:80"]\n`,
    `  s${index}: &s${index}\n    image: 'postgres:17'\n    container_name: one-${index}\n    environment:\n    - UPSTREAM=http://s0:80\n    - "A=\${A}"\n`,
    `  # a comment\n  "s${index}":\n    extends: s${Math.max(0, index - 2)}\n    command: >-\n      gunicorn --daemon\n      app:app\n    deploy: {replicas: 2,\n      resources: {}}\n    depends_on: [s${index >> 1}, s0]\n`,
    `  s${index}:\n    build: .\n    healthcheck: *health\n    labels:\n      note: |\n        s1: no key\n\n        # nor a comment\n    volumes: ["data:/data"]\n    profiles: [${index % 2 ? 'debug' : '""'}]\n`,
  ][index % 4] ?? '';

const compose = fc
  .integer({ min: 12, max: 30 })
  .map(
    (count) =>
      `name: shop\nx-common: &common\n  restart: always\n  environment: {A: 1}\nx-health: &health\n  test: [CMD, "true"]\nservices:\n${Array.from({ length: count }, (_, index) => service(index)).join('')}volumes:\n  data:\n`,
  );

const object = (index: number) =>
  [
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app-${index}\n  labels: &l${index}\n    app: app-${index}\nspec:\n  replicas: ${index}\n  selector:\n    matchLabels: *l${index}\n  template:\n    metadata: {labels: *l${index}}\n    spec:\n      containers:\n      - name: app\n        image: "shop:1"\n        args: [--port, "80"]\n        env:\n        - {name: UPSTREAM, value: "http://app-0:80"}\n`,
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: app-${index - 1}\nspec:\n  selector: {app: app-${index - 1}}\n  ports: [{port: 80}]\n`,
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: h${index}\nspec:\n  minReplicas: 1\n  maxReplicas: 4\n  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: app-${index - 2}}\n`,
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c${index}}\ndata:\n  text: |\n    kind: Deployment\n    ---\n  # comment\n`,
  ][index % 4] ?? '';

const kubernetes = fc
  .integer({ min: 8, max: 30 })
  .map((count) => Array.from({ length: count }, (_, index) => `---\n${object(index)}`).join(''));

const BESIDE = {
  '.env': 'TAG=2\nA=one\n',
  'compose.override.yaml': 'services:\n  s1:\n    scale: 4\n    ports: !reset []\n',
  Procfile: 's0: node server.js\nworker: node worker.js\n',
};

/** After each edit the service that took it knows the same as one that sees the text for the first time. */
async function assertSameAsAnew(name: string, first: string, edits: readonly Edit[]): Promise<void> {
  const { service: edited, uri } = await serviceOver({ ...BESIDE, [name]: first });
  let text = first;
  let version = 0;
  for (const one of edits) {
    text = applyEdit(text, one);
    await edited.edit({ uri: uri(name), version: ++version, text });
    const { service: anew } = await serviceOver({ ...BESIDE, [name]: text });
    assert.deepEqual(plainSnapshot(edited.snapshot), plainSnapshot(anew.snapshot), text);
  }
}

const edits = fc.array(edit, { minLength: 1, maxLength: 8 });

describe('a workspace that is edited', function () {
  this.timeout(300_000);

  it('knows the same of a compose file as of one that was never another', () =>
    fc.assert(
      fc.asyncProperty(compose, edits, (text, all) => assertSameAsAnew('compose.yaml', text, all)),
      { numRuns: 60 },
    ));

  it('knows the same of Kubernetes manifests as of ones that were never others', () =>
    fc.assert(
      fc.asyncProperty(kubernetes, edits, (text, all) => assertSameAsAnew('k8s.yaml', text, all)),
      { numRuns: 60 },
    ));
});
