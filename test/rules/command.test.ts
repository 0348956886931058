import assert from 'node:assert/strict';
import { detachesFromManager } from '../../src/rules/detaches-from-manager';
import { pidFile } from '../../src/rules/pid-file';
import { at, detaches, judge, only, port, quantity, repair, writesPid } from './judge';

describe('a command that leaves its manager', () => {
  it('is an error where a word asks for it, and says what follows', () => {
    const { severity, message, at: where } = only(judge(detachesFromManager, { traits: [detaches()] }));
    assert.equal(severity, 'error');
    assert.equal(
      message,
      '`--daemon` makes gunicorn leave for the background: its manager sees an exit, and restarts it or loses the process.',
    );
    assert.deepEqual(where, at(10));
  });

  it('is only pointed out where the program does so by default', () => {
    assert.equal(
      only(judge(detachesFromManager, { traits: [detaches({ by: 'default' })] })).severity,
      'info',
    );
  });

  it('is judged whatever the count is', () => {
    const unknown = quantity({ known: false });
    assert.equal(judge(detachesFromManager, { quantity: unknown, traits: [detaches()] }).length, 1);
  });

  it('is mended by taking the word out, where that can be done exactly', () => {
    const [fix] = only(
      judge(detachesFromManager, { traits: [detaches({ remove: repair('Remove --daemon') })] }),
    ).fixes;
    assert.deepEqual([fix?.title, fix?.safe], ['Remove --daemon', true]);
    assert.deepEqual(only(judge(detachesFromManager, { traits: [detaches()] })).fixes, []);
  });

  it('is not seen in other traits', () => {
    assert.deepEqual(judge(detachesFromManager, { traits: [port(), writesPid()] }), []);
  });
});

describe('a command that writes a PID file', () => {
  it('is a warning that says who knows the process id', () => {
    const { severity, message } = only(judge(pidFile, { traits: [writesPid()] }));
    assert.equal(severity, 'warning');
    assert.match(message, /^`--pid` makes gunicorn .*: its manager knows the process id/);
  });

  it('is mended by taking the word out', () => {
    const { fixes } = only(judge(pidFile, { traits: [writesPid({ remove: repair('Remove --pid') })] }));
    assert.deepEqual(
      fixes.map(({ title, safe }) => [title, safe]),
      [['Remove --pid', true]],
    );
  });

  it('is not seen in other traits', () => {
    assert.deepEqual(judge(pidFile, { traits: [port(), detaches()] }), []);
  });
});
