import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isRefusal } from '../../src/core/manager';
import { environmentsFor, readCounts, unknownIn, writeCounts } from '../../src/core/preset';
import { applyEdits } from '../../src/core/source';
import { presetEdit, presetsIn } from '../../src/workspace/presets';
import { problemsOf, serviceOver } from './memory';

const source = (text: string) => ({ uri: 'file:///shop/.formation.yaml', version: 1, text });
const read = (text: string) =>
  presetsIn(source(text)).map(({ name, counts }) => `${name}: ${writeCounts(counts)}`);
const counts = (text: string) => {
  const found = readCounts(text);
  assert.ok(!isRefusal(found));
  return found;
};

describe('presets', () => {
  it('stand in `.formation.yaml`, as a list of pairs or as a mapping', () => {
    const text = 'presets:\n  evening: web=4, worker=10\n  night: { web: 1, worker: 0 }\n';
    assert.deepEqual(read(text), ['evening: web=4,worker=10', 'night: web=1,worker=0']);
  });

  it('are told of where they cannot be read, and the others stay', async () => {
    const text = 'presets:\n  evening: web=4\n  broken: web\n  twice: web=1,web=2\n  less: { web: -1 }\n';
    assert.deepEqual(read(text), ['evening: web=4']);
    assert.deepEqual(await problemsOf({ Procfile: 'web: x\n', '.formation.yaml': text }, '.formation.yaml'), [
      'warning settings: web',
      'warning settings: web=1,web=2',
      'warning settings: { web: -1 }',
    ]);
  });

  it('are settings like the runner: nothing is told of either', async () => {
    const text = 'runner: foreman\npresets:\n';
    assert.deepEqual(
      await problemsOf({ Procfile: 'web: x\n', '.formation.yaml': text }, '.formation.yaml'),
      [],
    );
  });

  for (const [title, before, after] of [
    ['an empty file', '', 'presets:\n  evening: web=4,worker=10\n'],
    ['a file without an end of line', 'app: shop', 'app: shop\npresets:\n  evening: web=4,worker=10\n'],
    [
      'a file with presets',
      'presets:\n  night: web=1\napp: shop\n',
      'presets:\n  night: web=1\n  evening: web=4,worker=10\napp: shop\n',
    ],
    [
      'a file with one of that name',
      'presets:\n  evening: web=1 # now\n',
      'presets:\n  evening: web=4,worker=10 # now\n',
    ],
  ] as const)
    it(`are written into ${title}, and read back from there`, () => {
      const preset = { name: 'evening', counts: counts('web=4,worker=10') };
      const edit = presetEdit(source(before), preset);
      assert.ok(edit);
      assert.equal(applyEdits(before, [edit]), after);
      assert.ok(read(after).includes('evening: web=4,worker=10'));
    });

  it('have names that YAML would read otherwise', () => {
    const preset = { name: '1: "a"', counts: counts('web=4') };
    const edit = presetEdit(source(''), preset);
    assert.deepEqual(read(edit?.text ?? ''), ['1: "a": web=4']);
  });

  it('apply to the environments that declare all their types, by their name or the formation', async () => {
    const { service } = await serviceOver({
      'compose.yaml': 'services: { web: { image: x }, worker: { image: x } }\n',
      'compose.production.yaml': 'services: { web: { image: x } }\n',
      Procfile: 'web: a\njobs: b\n',
      '.formation.yaml': 'same: { worker: [jobs] }\n',
    });
    const [formation] = service.snapshot.formations;
    assert.ok(formation);
    const preset = (list: string) => ({ name: 'evening', counts: counts(list) });
    assert.deepEqual(
      environmentsFor(formation, preset('web=4,worker=10')).map(({ environment, counted }) => [
        environment.manager,
        counted.map(({ processType, count }) => `${processType.name.value}=${count}`).join(),
      ]),
      [
        ['procfile', 'web=4,jobs=10'],
        ['compose', 'web=4,worker=10'],
      ],
    );
    assert.deepEqual(unknownIn(formation, preset('web=1,clock=1')), ['clock']);
  });
});
