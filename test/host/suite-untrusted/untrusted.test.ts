import { answering } from '../suite/answering';
import assert from 'node:assert/strict';
import childProcess from 'node:child_process';
import * as vscode from 'vscode';
import {
  activate,
  at,
  declarationOf,
  declares,
  folder,
  open,
  problemIn,
  tells,
  until,
  write,
} from '../suite/formation';

describe('In a workspace that is not trusted', () => {
  before(async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await activate();
  });

  it('manifests are read, and checked', async () => {
    const { formations } = await activate();
    assert.deepEqual(
      formations().flatMap(({ members }) => members.map(({ name }) => name)),
      ['web', 'worker', 'clock', 'release', 'db', 'cache'],
    );
    const document = await open('k8s/base/web.yaml');
    const problem = await until(tells, problemIn(document, 'static-count-under-autoscaler'));
    assert.equal(document.getText(problem.range), '3');
  });

  it('the process model is shown', async () => {
    await vscode.commands.executeCommand('formation.showProcessModel');
    const panel = await until(vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ input }) =>
            input instanceof vscode.TabInputWebview && input.viewType.includes('formation.processModel'),
        ),
    );
    assert.equal(panel.label, 'Process Model');
  });

  it('what lies outside of it is not read, and nothing is said of it', async () => {
    await write(vscode.Uri.joinPath(folder(), '..', 'outside.yaml'), 'services:\n  base:\n    scale: 7\n');
    await write(
      at('outer/compose.yaml'),
      'services:\n  outer:\n    image: x\n    extends: { file: ../../outside.yaml, service: base }\n',
    );
    await declares(at('outer/compose.yaml'), ['outer']);
    const document = await open('outer/compose.yaml');
    const types = (await activate())
      .formations()
      .flatMap(({ environments }) => environments.flatMap(({ processTypes }) => processTypes));
    assert.equal(types.find(({ name }) => name.value === 'outer')?.quantity.count, 1);
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('scaling offers the edit alone, and makes it', async () => {
    const document = await open('compose.yaml');
    const before = document.getText();
    const heard = answering('3');
    try {
      await vscode.commands.executeCommand('formation.scale', await declarationOf('worker', 'compose'));
    } finally {
      heard.restore();
    }
    assert.deepEqual(
      heard.offered.map(({ label }) => label),
      ['$(edit) Set worker to 3 in compose.yaml', '$(info) shop · 1 process declared'],
    );
    assert.equal(document.getText(), before.replace('replicas: 1', 'replicas: 3'));
    assert.equal(vscode.tasks.taskExecutions.length, 0);
  });

  it('no command starts a process, whatever is answered', async () => {
    await write(at('.vscode/settings.json'), JSON.stringify(HOSTILE_SETTINGS));
    await write(at('.vscode/tasks.json'), JSON.stringify(HOSTILE_TASKS));
    const commands = contributed();
    assert.ok(commands.length > 12);
    const started = startedProcesses();
    const buttons = [
      'Run',
      'Dry Run',
      'Copy',
      'Run, and Do Not Ask Again',
      'Apply',
      'Make Permanent',
      'Open',
    ];
    const ids = [
      undefined,
      await declarationOf('worker', 'compose'),
      await declarationOf('worker', 'procfile'),
      await declarationOf('shop-worker', 'kubernetes'),
    ];
    for (const command of commands)
      for (const id of ids) {
        const heard = answering('3', buttons);
        try {
          await vscode.commands.executeCommand(command, ...(id ? [id] : []));
        } finally {
          heard.restore();
        }
      }
    started.restore();
    assert.deepEqual(started.calls, []);
    assert.deepEqual(vscode.tasks.taskExecutions, []);
    assert.equal(await exists(at('pwned')), false);
  });

  for (const command of ['start', 'run', 'stop', 'restart', 'logs', 'forwardPort'])
    it(`says of ${command} that nothing runs here`, async () => {
      const heard = answering('1');
      try {
        await vscode.commands.executeCommand(`formation.${command}`);
      } finally {
        heard.restore();
      }
      assert.deepEqual(heard.offered, []);
      assert.deepEqual(heard.errors, ['Nothing runs in a workspace that is not trusted.']);
    });

  it('what would come before the tool of a command is not heard', () => {
    assert.deepEqual(vscode.workspace.getConfiguration('formation').get('commands'), {});
  });
});

const HOSTILE_SETTINGS = { 'formation.commands': { docker: ['touch', 'pwned'], sh: ['touch', 'pwned'] } };

const HOSTILE_TASKS = {
  version: '2.0.0',
  tasks: [
    {
      type: 'formation',
      task: 'process',
      manifest: 'Procfile',
      process: 'web',
      runOptions: { runOn: 'folderOpen' },
    },
  ],
};

function contributed(): readonly string[] {
  const extension = vscode.extensions.getExtension('formation.formation');
  const { contributes } = extension?.packageJSON as {
    contributes: { commands: readonly { readonly command: string }[] };
  };
  return contributes.commands.map(({ command }) => command);
}

/** What the extension starts through Node, which every way of its own goes through. */
function startedProcesses(): { readonly calls: string[]; restore(): void } {
  const node = childProcess as unknown as Record<string, (...args: unknown[]) => unknown>;
  const names = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'];
  const before = names.map((name) => [name, node[name]] as const);
  const calls: string[] = [];
  for (const [name, real] of before)
    node[name] = (...args: unknown[]) => {
      if (/dist.extension/.test(new Error().stack ?? '')) calls.push(`${name} ${String(args[0])}`);
      return real?.(...args);
    };
  return { calls, restore: () => before.forEach(([name, real]) => real && (node[name] = real)) };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
