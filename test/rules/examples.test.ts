import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checks } from '../../docs/generate/files';
import type { Problem } from '../../src/core/problem';
import type { Example } from '../../src/core/rule';
import { applyEdits } from '../../src/core/source';
import { serviceOver } from '../workspace/memory';

/** What a workspace with this file, and those beside it, is told of it. */
async function problemsOf({ file, text, beside = [] }: Example): Promise<readonly Problem[]> {
  const others = beside.map((other) => [other.file, other.text] as const);
  const { service, uri } = await serviceOver({ ...Object.fromEntries(others), [file]: text });
  return service.snapshot.problems.get(uri(file)) ?? [];
}

const told = (problems: readonly Problem[]) => problems.map(({ rule, message }) => `${rule}: ${message}`);

describe('documentation', () => {
  for (const { id, docs } of checks()) {
    describe(`of ${id}`, () => {
      it('shows a bad example with that problem and no other', async () => {
        const problems = await problemsOf(docs.bad);
        assert.deepEqual(
          problems.map(({ rule }) => rule),
          [id],
          told(problems).join('\n'),
        );
      });

      it('shows a good example without any problem', async () => {
        assert.deepEqual(told(await problemsOf(docs.good)), []);
      });

      it('shows an example that each of the fixes mends', async () => {
        for (const problem of await problemsOf(docs.bad)) {
          for (const fix of problem.fixes) {
            const [change, ...others] = fix.changes();
            assert.deepEqual([change?.uri, others], [problem.at.uri, []], fix.title);
            const text = applyEdits(docs.bad.text, change?.edits ?? []);
            assert.deepEqual(told(await problemsOf({ ...docs.bad, text })), [], `${fix.title}:\n${text}`);
          }
        }
      });
    });
  }
});
