import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Problem } from '../../src/core/problem';
import { defineRule } from '../../src/core/rule';
import { applyEdits } from '../../src/core/source';
import type { TextEdit } from '../../src/core/source';
import { managers } from '../../src/managers/index';
import { mendFile } from '../../src/workspace/mend';
import { WorkspaceService } from '../../src/workspace/service';
import { memoryFiles, ROOT, serviceOver } from './memory';

const docs = { summary: '', why: '', bad: { file: '', text: '' }, good: { file: '', text: '' }, source: '' };

async function mend(text: string, wants: (problem: Problem) => boolean = () => true, path = 'Procfile') {
  const { service, uri } = await serviceOver({ [path]: text });
  const snapshot = service.snapshot;
  const found = await mendFile(service, uri(path), wants);
  assert.equal(service.snapshot, snapshot, 'what is shown stays');
  if (found) assert.equal(applyEdits(text, found.edits), found.text);
  return found;
}

/** A service over `web: x` and `a: y` whose only rule flags the names, and mends them so. */
async function withFix(fix: (name: string, start: number) => readonly TextEdit[]) {
  const flagged = defineRule<{ name: string; start: number }>({
    id: 'flagged',
    severity: 'error',
    docs,
    check: {
      type({ name: { value, at } }, report) {
        if (value.startsWith('x')) return;
        report({ at, message: value, data: { name: value, start: at.span.start } });
      },
    },
    fixes: ({ name, start }) => [
      { title: 'Mend', safe: true, changes: () => [{ uri: `${ROOT}/Procfile`, edits: fix(name, start) }] },
    ],
  });
  const files = memoryFiles(new Map([['Procfile', 'web: x\na: y\n']]));
  const service = new WorkspaceService(files, managers, [flagged]);
  await service.refresh();
  return mendFile(service, `${ROOT}/Procfile`, () => true);
}

const insert = (at: number, text: string): TextEdit => ({ span: { start: at, end: at }, text });

describe('mending a file', () => {
  it('applies every safe fix, and keeps everything else', async () => {
    const found = await mend(
      '# why\r\nweb: gunicorn --daemon  --pid x.pid shop:app # end\r\na: uwsgi --daemon\r\n',
    );
    assert.equal(found?.text.split('\r\n')[0], '# why');
    assert.ok(!/--daemon|--pid/.test(found.text.split('\r\n')[1] ?? ''), found.text);
    assert.ok(found.mended.length >= 2);
  });

  it('mends only what is wanted', async () => {
    const found = await mend('web: gunicorn --daemon --pid x.pid a\n', ({ rule }) => rule === 'pid-file');
    assert.equal(found?.text, 'web: gunicorn --daemon a\n');
  });

  it('comes again for fixes that overlap', async () => {
    const text = 'services:\n  web:\n    command: [gunicorn, app, --daemon, --pid=x]\n    image: a\n';
    const found = await mend(text, () => true, 'compose.yaml');
    assert.equal(found?.text, 'services:\n  web:\n    command: [gunicorn, app]\n    image: a\n');
    assert.deepEqual(found.mended.map(({ rule }) => rule).sort(), ['detaches-from-manager', 'pid-file']);
  });

  it('leaves what needs to be asked for', async () => {
    const { service, uri } = await serviceOver({ Procfile: 'web: gunicorn --daemon a\n' });
    const [problem] = service.snapshot.problems.get(uri('Procfile')) ?? [];
    Object.assign(problem?.fixes[0] ?? {}, { safe: false });
    assert.equal(await mendFile(service, uri('Procfile'), () => true), undefined);
  });

  it('leaves out a fix whose problem does not go, and one that brings another', async () => {
    const found = await withFix((name, start) =>
      name === 'web' ? [insert(start, 'x-')] : [insert(start, 'still-')],
    );
    assert.equal(found?.text, 'x-web: x\na: y\n');
    const twice = await withFix((name, start) =>
      name === 'web' ? [insert(start, 'b: y\nx-')] : [insert(start, 'x-')],
    );
    assert.equal(twice?.text, 'web: x\nx-a: y\n');
  });

  it('is nothing where there is nothing to mend', async () => {
    assert.equal(await mend('web: x\n'), undefined);
  });

  it('is nothing where the text changed meanwhile', async () => {
    const { service, uri } = await serviceOver({ Procfile: 'web: gunicorn --daemon a\n' });
    const mending = mendFile(service, uri('Procfile'), () => true);
    await service.edit({ uri: uri('Procfile'), version: 1, text: 'web: gunicorn  --daemon a\n' });
    assert.equal(await mending, undefined);
  });
});
