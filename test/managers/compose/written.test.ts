import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serviceOver } from '../../workspace/memory';

/** The names of process types in a file, and in the formation. */
async function namesIn(files: Readonly<Record<string, string>>) {
  const { service, uri } = await serviceOver(files);
  const { manifests, formations } = service.snapshot;
  const manifest = manifests.find((one) => one.uri === uri('compose.yaml'));
  return {
    manifest: manifest?.processTypes.map(({ name }) => name.value) ?? [],
    formation: formations.flatMap(({ members }) => members.map(({ name }) => name)),
  };
}

const web = 'services:\n  web:\n    image: shop\n';

describe('what a compose file declares', () => {
  it('is its own services, and none of those that it includes', async () => {
    const names = await namesIn({
      'compose.yaml': `include: [parts/db.yaml]\n${web}`,
      'parts/db.yaml': 'services:\n  db:\n    image: postgres:17\n',
    });
    assert.deepEqual(names.manifest, ['web']);
    assert.deepEqual([...names.formation].sort(), ['db', 'web']);
  });

  it('is also what an override gives more of', async () => {
    const override = 'services:\n  web:\n    scale: 2\n  worker:\n    image: shop\n';
    const names = await namesIn({ 'compose.yaml': web, 'compose.override.yaml': override });
    assert.deepEqual(names.manifest, ['web']);
    assert.deepEqual(names.formation, ['web', 'worker']);
  });

  for (const [key, value] of Object.entries({ image: 'shop', build: '.', provider: '{type: awesomecloud}' }))
    it(`is a project where all services say what runs, by ${key}`, async () => {
      const { formation } = await namesIn({ 'compose.yaml': `services:\n  web:\n    ${key}: ${value}\n` });
      assert.deepEqual(formation, ['web']);
    });

  it('is a fragment where one says not what runs', async () => {
    const { formation } = await namesIn({ 'compose.yaml': `${web}  worker:\n    restart: always\n` });
    assert.deepEqual(formation, []);
  });
});
