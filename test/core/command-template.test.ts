import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ownCommand } from '../../src/core/command-template';
import { isRefusal } from '../../src/core/manager';

const command = {
  executable: 'docker',
  args: ['compose', 'up', 'web'],
  cwd: 'file:///shop',
  template: { name: 'compose.scale', slots: { scale: ['--scale', 'web=3'], types: ['web'] } },
};
const configured = (settings: Readonly<Record<string, readonly string[]>>) => {
  const real = ownCommand(command, new Map(Object.entries(settings)));
  return isRefusal(real) ? real.refused : [real.executable, ...real.args];
};

describe('a command of a person’s own', () => {
  it('is left alone where none is said for it', () => {
    assert.deepEqual(configured({ kubectl: ['k3s', 'kubectl', '${args}'] }), [
      'docker',
      'compose',
      'up',
      'web',
    ]);
  });

  it('takes the place of an executable', () => {
    assert.deepEqual(configured({ docker: ['doppler', 'run', '--', 'podman', '${args}'] }), [
      ...['doppler', 'run', '--', 'podman', 'compose', 'up', 'web'],
    ]);
  });

  it('takes the place of one command, and wins over that of its executable', () => {
    const own = {
      docker: ['podman'],
      'compose.scale': ['podman-compose', 'up', '${scale}', 'only-${types}'],
    };
    assert.deepEqual(configured(own), ['podman-compose', 'up', '--scale', 'web=3', 'only-web']);
  });

  it('is refused where a name stands for nothing, so that none is left out by mistake', () => {
    assert.match(
      String(configured({ 'compose.scale': ['podman', '${service}'] })),
      /\$\{service\} stands for/,
    );
    assert.match(String(configured({ docker: ['podman', '${scale}'] })), /\$\{scale\} stands for nothing/);
  });

  it('is never read a second time: what a manifest says stands for itself', () => {
    const hostile = { ...command, args: ['${types}', '$(touch pwned)'] };
    const real = ownCommand(hostile, new Map([['docker', ['podman', '${args}']]]));
    assert.ok(!isRefusal(real));
    assert.deepEqual(real.args, ['${types}', '$(touch pwned)']);
  });
});
