import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyEdits } from '../../../src/core/source';
import { problemsOf, serviceOver } from '../../workspace/memory';

const DOCKERFILE = 'web/Dockerfile';
const build = (more = '') => `services:\n  web:\n    build: web\n${more}`;
const image = (text: string) => `FROM python:3.13 AS app\n${text}\n`;

/** What is told of a Dockerfile that a compose file builds. */
const told = (dockerfile: string, compose = build(), path = DOCKERFILE) =>
  problemsOf({ 'compose.yaml': compose, [path]: dockerfile }, path);

describe('the command of an image that Compose builds', () => {
  it('is judged where it is written', async () => {
    assert.deepEqual(await told(image('CMD ["gunicorn", "-D", "shop:app"]')), [
      'error detaches-from-manager: "-D"',
    ]);
    assert.deepEqual(await told(image('ENTRYPOINT ["gunicorn"]\nCMD ["-D", "shop:app"]')), [
      'error detaches-from-manager: "-D"',
    ]);
    assert.deepEqual(await told(image('CMD exec gunicorn --daemon shop:app')), [
      'error detaches-from-manager: --daemon',
    ]);
  });

  it('is not judged where the service has its own', async () => {
    const dockerfile = image('ENTRYPOINT ["nohup"]\nCMD ["gunicorn", "-D", "shop:app"]');
    const detaches = async (more: string) =>
      (await told(dockerfile, build(more))).filter((one) => one.includes('-D'));
    assert.equal((await detaches('')).length, 1);
    assert.deepEqual(await detaches('    command: [gunicorn, "shop:app"]\n'), []);
    assert.deepEqual(await detaches('    entrypoint: gunicorn shop:app\n'), []);
    assert.equal((await detaches('    command:\n')).length, 1);
  });

  it('goes behind the entrypoint of the image where the service has its own', async () => {
    const compose = build('    command: [-D, "shop:app"]\n');
    const files = { 'compose.yaml': compose, [DOCKERFILE]: image('ENTRYPOINT ["gunicorn"]') };
    assert.deepEqual(await problemsOf(files, 'compose.yaml'), ['error detaches-from-manager: -D']);
  });

  it('is that of the stage, the file and the folder that the service names', async () => {
    const stages = `${image('CMD ["gunicorn", "-D", "shop:app"]')}FROM app\nCMD ["gunicorn", "shop:app"]\n`;
    const compose = (more: string) =>
      `services:\n  web:\n    build: { context: ., dockerfile: docker/web.Dockerfile${more} }\n`;
    const path = 'docker/web.Dockerfile';
    assert.deepEqual(await told(stages, compose(', target: app'), path), [
      'error detaches-from-manager: "-D"',
    ]);
    assert.deepEqual(await told(stages, compose(''), path), []);
    assert.deepEqual(await told(stages, compose(', target: $STAGE'), path), []);
  });

  it('is told of once, however many services run it', async () => {
    const compose = `${build()}  worker:\n    build: ./web\n`;
    assert.equal((await told(image('CMD ["gunicorn", "-D", "shop:app"]'), compose)).length, 1);
  });

  for (const [before, after] of [
    ['CMD ["gunicorn", "-D", "shop:app"]', 'CMD ["gunicorn", "shop:app"]'],
    ['CMD ["gunicorn", "shop:app", "-D"]', 'CMD ["gunicorn", "shop:app"]'],
    ['CMD ["gunicorn", \\\n  "-D", \\\n  "shop:app"]', 'CMD ["gunicorn", \\\n  "shop:app"]'],
    ['CMD ["nohup", "gunicorn", "shop:app"]', 'CMD ["gunicorn", "shop:app"]'],
    ['CMD exec gunicorn -D shop:app', 'CMD exec gunicorn shop:app'],
    ['CMD exec gunicorn \\\n  -D \\\n  shop:app', 'CMD exec gunicorn \\\n \\\n  shop:app'],
  ] as const)
    it(`is mended without a hole: ${JSON.stringify(before)}`, async () => {
      const { service, uri } = await serviceOver({ 'compose.yaml': build(), [DOCKERFILE]: image(before) });
      const [problem] = service.snapshot.problems.get(uri(DOCKERFILE)) ?? [];
      const [change] = problem?.fixes[0]?.changes() ?? [];
      assert.equal(change?.uri, uri(DOCKERFILE));
      assert.equal(applyEdits(image(before), change?.edits ?? []), image(after));
    });

  it('is read again when the Dockerfile is edited', async () => {
    const { service, uri } = await serviceOver({
      'compose.yaml': build(),
      [DOCKERFILE]: image('CMD ["gunicorn", "-D", "shop:app"]'),
    });
    const count = () => service.snapshot.problems.get(uri(DOCKERFILE))?.length ?? 0;
    assert.equal(count(), 1);
    await service.edit({ uri: uri(DOCKERFILE), version: 2, text: image('CMD ["gunicorn", "shop:app"]') });
    assert.equal(count(), 0);
  });

  it('is not read of what is not here', async () => {
    for (const where of ['https://example.com/shop.git', '../elsewhere', '$FOLDER'])
      assert.deepEqual(
        await problemsOf({ 'compose.yaml': `services:\n  web:\n    build: ${where}\n` }, 'compose.yaml'),
        [],
      );
  });

  it('is kept by a shell of busybox where its base has that', async () => {
    const shell = async (base: string) => await told(`FROM ${base}\nCMD gunicorn shop:app\n`);
    assert.deepEqual(await shell('python:3.13'), ['info shell-swallows-sigterm: gunicorn shop:app']);
    assert.deepEqual(await shell('python:3.13-alpine'), []);
  });

  it('is that of a backing service where its base is one', async () => {
    const role = async (base: string) => {
      const files = { 'compose.yaml': build(), [DOCKERFILE]: `FROM ${base}\nCOPY init.sql /\n` };
      const { service } = await serviceOver(files);
      return service.snapshot.formations[0]?.members[0]?.role;
    };
    assert.equal(await role('postgres:17'), 'backing-service');
    assert.equal(await role('python:3.13'), 'process');
  });
});
