import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answering } from './answering';
import { activate, at, countsOf, declarationOf, declares, eventually, open, until, write } from './formation';
import { recorder } from './recorder';

const settings = () => vscode.workspace.getConfiguration('formation');
const own = (commands: Readonly<Record<string, readonly string[]>> | undefined) =>
  settings().update('commands', commands, vscode.ConfigurationTarget.Global);

const CONTEXTS = JSON.stringify({ Name: 'here', DockerEndpoint: 'unix:///x', Current: true });

const ONE = JSON.stringify({ Service: 'worker', Name: 'shop-worker-1', State: 'running', ExitCode: 0 });

/** Answers what is only asked, and notes everything else. */
const docker = (path: string) => [
  'sh',
  '-c',
  `case "$*" in *"context ls"*) echo '${CONTEXTS}';; *" ps "*) echo '${ONE}';; *" events "*) exec sleep 600;; *) exec '${path}' "$@";; esac`,
  'docker',
  '${args}',
];

const ended = vscode.tasks.onDidEndTask;

describe('What is done to process types, with a recording tool', () => {
  const tool = recorder();
  const stays = recorder(undefined);

  before(activate);
  afterEach(() => tool.forget());
  after(async () => {
    await own(undefined);
    [tool, stays].forEach(({ remove }) => remove());
  });

  async function asking(command: string, count: string, buttons: readonly string[], chosen?: unknown) {
    const heard = answering(count, buttons, typeof chosen === 'string' ? chosen : '');
    try {
      await vscode.commands.executeCommand(command, ...(typeof chosen === 'object' ? [chosen] : []));
    } finally {
      heard.restore();
    }
    return heard;
  }

  it('runs nothing until the person has seen it whole and said so', async () => {
    await own({ docker: docker(tool.path) });
    const heard = await asking('formation.scale', '3', [], await declarationOf('worker', 'compose'));
    assert.match(heard.told[0] ?? '', /--scale worker=3 worker/);
    assert.match(heard.told[0] ?? '', /Docker context: here/);
    assert.deepEqual(tool.heard(), []);
  });

  it('runs a rehearsal, and asks again', async () => {
    const { showInformationMessage } = vscode.window;
    const answers = ['Dry Run', undefined];
    const rehearsed = answering('3');
    Object.assign(vscode.window, { showInformationMessage: () => Promise.resolve(answers.shift()) });
    try {
      await vscode.commands.executeCommand('formation.scale', await declarationOf('worker', 'compose'));
    } finally {
      rehearsed.restore();
      Object.assign(vscode.window, { showInformationMessage });
    }
    assert.deepEqual(
      tool.heard().map((args) => args.slice(0, 4)),
      [['--context', 'here', 'compose', '--dry-run']],
    );
  });

  it('copies what a person can run in a shell of their own', async () => {
    await asking('formation.scale', '3', ['Copy'], await declarationOf('worker', 'compose'));
    assert.match(await vscode.env.clipboard.readText(), /--scale worker=3 worker/);
    assert.deepEqual(tool.heard(), []);
  });

  it('runs, and then writes the number where that is wanted', async () => {
    const document = await open('compose.yaml');
    await asking(
      'formation.scale',
      'x2',
      ['Run', 'Make Permanent'],
      await declarationOf('worker', 'compose'),
    );
    assert.deepEqual(
      tool.heard().map((args) => args.slice(-3)),
      [['--scale', 'worker=2', 'worker']],
    );
    await countsOf('worker', 'compose', 2);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await countsOf('worker', 'compose', 1);
    assert.match(document.getText(), /replicas: 1/);
  });

  it('asks no more at a target where it was told not to', async () => {
    const worker = await declarationOf('worker', 'compose');
    const first = await asking('formation.scale', '3', ['Run, and Do Not Ask Again for here'], worker);
    const second = await asking('formation.scale', '4', [], worker);
    assert.equal(first.told.length, 2);
    assert.deepEqual(
      second.told.filter((text) => text.includes('--scale')),
      [],
    );
    assert.deepEqual(
      tool.heard().map((args) => args.at(-2)),
      ['worker=3', 'worker=4'],
    );
  });

  it('applies a preset of the settings as one command', async () => {
    await settings().update('presets', { evening: 'web=4,worker=10' }, true);
    const heard = await asking('formation.applyPreset', '', ['Run'], 'Docker Compose');
    await settings().update('presets', undefined, true);
    assert.deepEqual(heard.errors, []);
    assert.deepEqual(
      tool.heard().map((args) => args.slice(-6)),
      [['--scale', 'web=4', '--scale', 'worker=10', 'web', 'worker']],
    );
  });

  it('saves a preset in `.formation.yaml`', async () => {
    await asking('formation.savePreset', 'web=2,worker=3', []);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(at('.formation.yaml')));
    assert.equal(text, 'presets:\n  "web=2,worker=3": web=2,worker=3\n');
    await vscode.workspace.fs.delete(at('.formation.yaml'));
  });

  for (const [command, subcommand] of [
    ['formation.run', 'up'],
    ['formation.stop', 'stop'],
    ['formation.restart', 'restart'],
    ['formation.logs', 'logs'],
  ] as const)
    it(`does ${subcommand} by the manager's own command`, async () => {
      const finished = until(ended, () => (tool.heard().length > 0 ? true : undefined));
      await asking(command, '', ['Run'], await declarationOf('worker', 'compose'));
      await finished;
      const [args = []] = tool.heard();
      assert.equal(args[args.indexOf('compose.override.yaml') + 1], subcommand);
      assert.equal(args.at(-1), 'worker');
    });

  it('starts a Procfile with a runner, and again with another number of a type', async () => {
    await own({ foreman: [stays.path, '${args}'] });
    await asking('formation.start', '', ['Run'], 'foreman');
    await eventually(() => stays.heard().length === 1);
    const worker = await declarationOf('worker', 'procfile');
    const heard = await asking('formation.scale', '3', ['Run'], worker);
    await eventually(() => stays.heard().length === 2);
    assert.match(heard.told[0] ?? '', /All processes of the Procfile start again/);
    assert.deepEqual(stays.heard(), [
      ['start', '-f', 'Procfile', '-m', 'web=1,worker=1,clock=1'],
      ['start', '-f', 'Procfile', '-m', 'web=1,worker=3,clock=1'],
    ]);
    const runners = () =>
      vscode.tasks.taskExecutions.filter(({ task }) => task.definition['tool'] === 'foreman');
    assert.equal(runners().length, 1);
    runners().forEach((runner) => runner.terminate());
    await until(ended, () => (runners().length === 0 ? true : undefined));
    stays.forget();
    await own({ docker: docker(tool.path) });
  });

  it('runs a process of a Procfile with its variables and port, and ends it', async () => {
    await write(at('local/.env'), 'GREETING="good day"\nPORT=7000\n');
    await write(at('local/Procfile'), `first: true\nworker: exec '${stays.path}' "$GREETING" $PORT $PS\n`);
    await declares(at('local/Procfile'), ['first', 'worker']);
    const worker = { environment: at('local/Procfile').toString(), key: 'worker' };
    const heard = await asking('formation.run', '', ['Run'], worker);
    await eventually(() => stays.heard().length > 0);
    assert.match(heard.told[0] ?? '', /sh -c/);
    assert.deepEqual(stays.heard(), [['good day', '7100', 'worker.1']]);
    await asking('formation.stop', '', [], worker);
    assert.deepEqual(processes(), []);
  });

  const processes = () =>
    vscode.tasks.taskExecutions.filter(({ task }) =>
      String(task.definition['session']).endsWith(' worker.1'),
    );
});
