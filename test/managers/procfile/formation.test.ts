import { describe, it } from 'mocha';
import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import type { Origin } from '../../../src/core/source';
import { procfile } from '../../../src/managers/procfile/index';
import { serviceOver } from '../../workspace/memory';

const PROCFILE = 'web: node server.js\nworker: node worker.js\nclock: node clock.js\n';

type Files = Readonly<Record<string, string>>;

/** Each type with its count and the characters that the count is written in. */
async function counted(files: Files, path = 'Procfile') {
  const { service, uri } = await serviceOver({ Procfile: PROCFILE, ...files });
  const environments = service.snapshot.formations.flatMap(({ environments: all }) => all);
  const environment = environments.find(({ group }) => group === uri(path));
  const rows = (environment?.processTypes ?? []).map(({ name, quantity }) => {
    const { kind, count, known, at } = quantity;
    const written = at && service.source(at.at.uri)?.text.slice(at.at.span.start, at.at.span.end);
    return [name.value, known ? (count ?? kind) : '?', ...(written === undefined ? [] : [written])].join(' ');
  });
  return { service, environment, rows };
}

const QUANTITIES: readonly (readonly [string, Files, readonly string[]])[] = [
  ['nothing without settings', {}, ['web none', 'worker none', 'clock none']],
  [
    'nothing with settings that hold no formation',
    { '.foreman': 'port: 3000\n' },
    ['web none', 'worker none', 'clock none'],
  ],
  [
    'nothing with honcho',
    { 'requirements.txt': 'honcho\n', '.foreman.bak': 'formation: web=2' },
    ['web none', 'worker none', 'clock none'],
  ],
  [
    'zero of what foreman is not told',
    { '.foreman': 'formation: web=2\n' },
    ['web 2 2', 'worker 0', 'clock 0'],
  ],
  [
    '`all` of what foreman is not told',
    { '.foreman': 'formation: "all=1, worker = 3"\n' },
    ['web 1 1', 'worker 3 3', 'clock 1 1'],
  ],
  [
    'the last of a name',
    { '.foreman': "formation: 'web=1,web=4,all=2'\n" },
    ['web 4 4', 'worker 2 2', 'clock 2 2'],
  ],
  [
    'the digits that foreman finds',
    { '.foreman': 'formation: web=2x,worker=x,clock=-1\n' },
    ['web 2 2x', 'worker 0 x', 'clock 0 -1'],
  ],
  [
    'zero of a name alone',
    { '.foreman': 'formation: all=1,web\n' },
    ['web 0 web', 'worker 1 1', 'clock 1 1'],
  ],
  [
    'zero of what forego is not told',
    { '.forego': 'concurrency=web=2\n' },
    ['web 2 2', 'worker 0', 'clock 0'],
  ],
  [
    'what forego refuses as not known',
    { '.forego': 'concurrency=all=1,web=two\n' },
    ['web ? two', 'worker 1 1', 'clock 1 1'],
  ],
  [
    'none below zero with forego',
    { '.forego': 'concurrency=all=1,web=-1\n' },
    ['web 0 -1', 'worker 1 1', 'clock 1 1'],
  ],
  [
    'not known below zero with overmind, which refuses',
    { '.env': 'OVERMIND_FORMATION=web=-1\n' },
    ['web ? -1', 'worker 1', 'clock 1'],
  ],
  [
    'one of what overmind is not told',
    { '.overmind.env': 'OVERMIND_FORMATION=web=2\n' },
    ['web 2 2', 'worker 1', 'clock 1'],
  ],
  [
    "what `.env` says over overmind's own file",
    { '.overmind.env': 'OVERMIND_FORMATION=web=2\n', '.env': 'OVERMIND_FORMATION="web=5"\n' },
    ['web 5 5', 'worker 1', 'clock 1'],
  ],
  [
    'what its own file says where `.env` is not read',
    {
      '.overmind.env': 'OVERMIND_SKIP_ENV=1\nOVERMIND_FORMATION=web=2\n',
      '.env': 'OVERMIND_FORMATION=web=5\n',
    },
    ['web 2 2', 'worker 1', 'clock 1'],
  ],
  [
    'unknown where it hangs on a variable',
    { '.env': 'OVERMIND_FORMATION=web=$N\n' },
    ['web ? $N', 'worker ?', 'clock ?'],
  ],
  [
    'unknown, all of them, where one hangs on a variable: it may hold more than a number',
    { '.env': 'OVERMIND_FORMATION=web=2,worker=$N\n' },
    ['web ? 2', 'worker ? $N', 'clock ?'],
  ],
  [
    'what a folded text says, without the digits',
    { '.foreman': 'formation: >-\n  web=2,\n  worker=3\n' },
    ['web 2 >-\n  web=2,\n  worker=3', 'worker 3 >-\n  web=2,\n  worker=3', 'clock 0'],
  ],
];

describe('the quantities of a Procfile', () => {
  for (const [title, files, expected] of QUANTITIES)
    it(`are ${title}`, async () => {
      assert.deepEqual((await counted(files)).rows, expected);
    });

  it('belong to the Procfile that the settings name', async () => {
    const files = { 'Procfile.dev': 'web: x\n', '.foreman': 'procfile: Procfile.dev\nformation: web=2\n' };
    assert.deepEqual((await counted(files, 'Procfile.dev')).rows, ['web 2 2']);
    assert.deepEqual((await counted(files)).rows, ['web none', 'worker none', 'clock none']);
  });

  it('belong to another Procfile only where the usual one is not there', async () => {
    const { service } = await serviceOver({
      'Procfile.dev': 'web: x\n',
      '.foreman': 'formation: web=2\n',
      Gemfile: '',
    });
    const [environment] = service.snapshot.formations[0]?.environments ?? [];
    assert.deepEqual(
      environment?.processTypes.map(({ quantity }) => quantity.count),
      [2],
    );
  });

  it('are declared where the settings name the type, and say what they came over', async () => {
    const files = {
      '.overmind.env': 'OVERMIND_FORMATION=all=2\n',
      '.env': 'A=1\nOVERMIND_FORMATION=worker=5\n',
    };
    const { service, environment } = await counted(files);
    const slice = ({ uri, span }: Origin) => [
      uri.slice(uri.lastIndexOf('/') + 1),
      service.source(uri)?.text.slice(span.start, span.end),
    ];
    const worker = environment?.processTypes.find(({ key }) => key === 'worker');
    assert.deepEqual(worker?.declarations.map(slice), [
      ['Procfile', 'worker'],
      ['.env', 'worker'],
    ]);
    const over = worker.quantity.at?.through.map((passage) => passage.over && slice(passage.over));
    assert.deepEqual(over, [['.overmind.env', '2']]);
  });

  it('follow an edit of the settings', async () => {
    const { service } = await counted({ '.foreman': 'formation: web=2\n' });
    await service.edit({ uri: 'file:///shop/.foreman', version: 2, text: 'formation: web=7\n' });
    const type = service.snapshot.formations[0]?.environments[0]?.processTypes[0];
    assert.equal(type?.quantity.count, 7);
  });
});

/** Settings, a type and its new quantity, and the settings after that. */
const EDITS: readonly (readonly [string, string, string, number, string])[] = [
  [
    '.foreman',
    '# ours\nport: 3000\nformation: "all=1, worker=2" # two\n',
    'worker',
    3,
    '# ours\nport: 3000\nformation: "all=1, worker=3" # two\n',
  ],
  ['.foreman', 'formation: "all=1, worker=2"\n', 'web', 4, 'formation: "all=1, worker=2, web=4"\n'],
  ['.foreman', 'formation: web\n', 'web', 1, 'formation: web=1\n'],
  ['.foreman', 'formation: web=1\r\nport: 1\r\n', 'worker', 0, 'formation: web=1,worker=0\r\nport: 1\r\n'],
  ['.forego', 'concurrency=web=1\nport=3000\n', 'web', 2, 'concurrency=web=2\nport=3000\n'],
  [
    '.env',
    "A=1\nexport OVERMIND_FORMATION='web=1,worker=10' # c\nB=2\n",
    'worker',
    9,
    "A=1\nexport OVERMIND_FORMATION='web=1,worker=9' # c\nB=2\n",
  ],
];

describe('a quantity that is set in the settings of a runner', () => {
  async function scaled(files: Files, name: string, count: number) {
    const { service, environment } = await counted(files);
    const processType = environment?.processTypes.find(({ key }) => key === name);
    assert.ok(environment && processType);
    return procfile.scale({ environment, processType, count, source: (uri) => service.source(uri) });
  }

  for (const [file, before, name, count, after] of EDITS)
    it(`changes ${JSON.stringify(before)} to ${JSON.stringify(after)}, and nothing else`, async () => {
      const plans = await scaled({ [file]: before }, name, count);
      assert.ok(!isRefusal(plans));
      const [plan, ...others] = plans;
      assert.ok(plan?.verb === 'write' && others.length === 0);
      const [change] = plan.changes;
      assert.equal(change?.uri, `file:///shop/${file}`);
      assert.equal(applyEdits(before, change.edits), after);
    });

  it('is refused above what overmind has ports for', async () => {
    assert.ok(!isRefusal(await scaled({ '.env': 'OVERMIND_FORMATION=web=1' }, 'web', 10)));
    const answer = await scaled({ '.env': 'OVERMIND_FORMATION=web=1' }, 'web', 11);
    assert.ok(isRefusal(answer));
    assert.match(answer.refused, /at most 10/);
  });

  it('is refused with hivemind above one, which knows no counts', async () => {
    const { environment, service } = await counted({});
    const [processType] = environment?.processTypes ?? [];
    assert.ok(environment && processType);
    const target = { id: 'hivemind', title: 'hivemind', remote: false, current: false };
    const scaledTo = (count: number) =>
      procfile.scale({ environment, processType, count, target, source: (uri) => service.source(uri) });
    assert.ok(isRefusal(scaledTo(2)));
    assert.ok(!isRefusal(scaledTo(0)));
  });

  it('is refused where there are no settings, or where they do not show which characters are the count', async () => {
    for (const files of [
      {},
      { '.foreman': 'formation: >-\n  web=2\n' },
      { '.env': 'OVERMIND_FORMATION=web=$N\n' },
    ])
      assert.ok(isRefusal(await scaled(files, 'web', 2)));
  });
});
