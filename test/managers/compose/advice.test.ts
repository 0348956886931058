import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { problemsOf, serviceOver } from '../../workspace/memory';

const service = (more: string) => `services:\n  web:\n    image: shop\n${more}`;
const labelled = (...labels: string[]) =>
  service(`    labels: [${labels.map((one) => `"${one}"`).join(', ')}]\n`);
const LIMIT = '    deploy: { resources: { limits: { cpus: "1" } } }\n';
const workers = (command: string, more = LIMIT) => service(`    command: ${command}\n${more}`);

const STICKY = 'traefik.http.services.web.loadbalancer.sticky.cookie';
const cases: readonly [what: string, text: string, told: readonly string[]][] = [
  ['callers that Traefik keeps', labelled(`${STICKY}=true`), [`info sticky-sessions: "${STICKY}=true"`]],
  [
    'callers that it keeps by the name of a cookie',
    labelled(`${STICKY}.name=shop`),
    [`info sticky-sessions: "${STICKY}.name=shop"`],
  ],
  [
    'callers that Traefik 1 keeps, in a mapping',
    service('    labels: { traefik.backend.loadbalancer.stickiness: "true" }\n'),
    ['info sticky-sessions: traefik.backend.loadbalancer.stickiness: "true"'],
  ],
  ['no callers that it does not keep', labelled(`${STICKY}=false`), []],
  [
    'workers for the processors of the machine',
    workers(`sh -c 'exec gunicorn -w $$(nproc) shop:app'`),
    [`info host-cpu-worker-count: sh -c 'exec gunicorn -w $$(nproc) shop:app'`],
  ],
  [
    'processes for the processors of the machine',
    workers('pm2-runtime server.js -i max'),
    ['info nested-manager: pm2-runtime', 'warning host-cpu-worker-count: -i max'],
  ],
  [
    'processes for them in one word, under the older limit',
    workers('pm2-runtime --instances=0 server.js', '    cpus: 2\n'),
    ['info nested-manager: pm2-runtime', 'warning host-cpu-worker-count: --instances=0'],
  ],
  [
    'no processes without a limit',
    workers('pm2-runtime server.js -i max', ''),
    ['info nested-manager: pm2-runtime'],
  ],
  ['no number of them', workers('pm2-runtime server.js -i 2'), ['info nested-manager: pm2-runtime']],
];

describe('the advice of the process model in Compose', () => {
  for (const [what, text, told] of cases)
    it(`tells of ${what}`, async () => {
      assert.deepEqual(await problemsOf({ 'compose.yaml': text }, 'compose.yaml'), told);
    });

  it('knows the services that Traefik routes requests to', async () => {
    const entry = async (text: string) =>
      (await serviceOver({ 'compose.yaml': text })).service.snapshot.formations[0]?.members[0]?.entry;
    assert.equal(await entry(labelled('traefik.http.routers.web.rule=Host(`shop.test`)')), true);
    assert.equal(await entry(labelled('traefik.enable=true')), false);
  });
});
