import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, at, eventually, write } from './formation';
import { recorder } from './recorder';

const TASKS = {
  version: '2.0.0',
  tasks: [
    {
      ...{ label: 'five workers', type: 'formation', task: 'scale', manifest: 'compose.yaml' },
      ...{ process: 'worker', count: 5, target: 'here' },
    },
    {
      ...{ label: 'evening', type: 'formation', task: 'scale', manifest: 'compose.yaml' },
      ...{ preset: 'evening', target: 'here' },
    },
    {
      label: 'nowhere',
      type: 'formation',
      task: 'scale',
      manifest: 'compose.yaml',
      process: 'worker',
      count: 5,
    },
  ],
};

describe('A task', () => {
  const tool = recorder();
  const settings = () => vscode.workspace.getConfiguration('formation');

  before(async () => {
    await activate();
    await settings().update('commands', { docker: [tool.path, '${args}'] }, true);
    await settings().update('presets', { evening: 'web=4,worker=10' }, true);
  });

  after(async () => {
    await settings().update('commands', undefined, true);
    await settings().update('presets', undefined, true);
    await vscode.workspace.fs.delete(at('.vscode/tasks.json'));
    tool.remove();
  });

  /** What runs is watched meanwhile, through the same tool. */
  const scales = () => tool.heard().filter((args) => args.includes('--scale'));

  const tasks = () => vscode.tasks.fetchTasks({ type: 'formation' });

  it('is there for each process type of a Procfile, with its variables', async () => {
    const processes = (await tasks()).filter(({ definition }) => definition['manifest'] === 'Procfile');
    assert.deepEqual(
      processes.map(({ name }) => name),
      ['web', 'worker', 'clock', 'release'].map((type) => `${type} (Procfile)`),
    );
    const execution = processes[1]?.execution;
    assert.ok(execution instanceof vscode.ProcessExecution);
    assert.deepEqual([execution.process, execution.args], ['sh', ['-c', 'node worker.js --queue orders']]);
    assert.equal(execution.options?.env?.['PORT'], '5100');
    assert.equal(execution.options.env['LOG_LEVEL'], 'info');
  });

  it('of `tasks.json` scales a type, and all types of a preset, without asking', async () => {
    await write(at('.vscode/tasks.json'), JSON.stringify(TASKS));
    for (const [label, ending] of [
      ['five workers', ['--scale', 'worker=5', 'worker']],
      ['evening', ['--scale', 'web=4', '--scale', 'worker=10', 'web', 'worker']],
    ] as const) {
      tool.forget();
      let task: vscode.Task | undefined;
      while (!task) task = (await tasks()).find(({ name }) => name === label);
      await vscode.tasks.executeTask(task);
      await eventually(() => scales().length > 0);
      const [args = []] = scales();
      assert.deepEqual(args.slice(0, 2), ['--context', 'here']);
      assert.deepEqual(args.slice(-ending.length), ending);
    }
  });

  it('of `tasks.json` that does not say where is none, and says why', async () => {
    const { showErrorMessage } = vscode.window;
    const errors: string[] = [];
    Object.assign(vscode.window, {
      showErrorMessage: (text: string) => {
        errors.push(text);
        return Promise.resolve(undefined);
      },
    });
    try {
      await tasks();
    } finally {
      Object.assign(vscode.window, { showErrorMessage });
    }
    assert.match(errors.join(), /The task has to say its "target", a Docker context/);
  });
});
