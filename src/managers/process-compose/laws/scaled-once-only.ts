import { child, scalarOf, textOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { rewriting } from '../../../core/formats/yaml/fixes';
import { defineLaw } from '../../../core/rule';
import { processesOf } from '../document';
import type { ProcessFile } from '../document';

/** `validateScheduledProcessScaling` and `validateWatchProcessScaling` of process-compose: refused where it is strict. */
export const scaledOnceOnly = defineLaw<ProcessFile, ScalarNode>({
  id: 'process-compose-scaled-once-only',
  severity: 'warning',
  holdsFor: 'process-compose 1.122',
  docs: {
    summary: 'Several replicas of a process that is started by the clock or by changed files',
    why: 'process-compose starts a process with `schedule` by the clock, and one with `watch` anew when files change: one of each. It warns of several replicas, and with `is_strict` refuses to load the project.',
    bad: {
      file: 'process-compose.yaml',
      text: 'processes:\n  reports:\n    command: bin/reports\n    replicas: 2\n    schedule: { interval: 5m }\n',
    },
    good: {
      file: 'process-compose.yaml',
      text: 'processes:\n  reports:\n    command: bin/reports\n    schedule: { interval: 5m }\n',
    },
    source: 'https://f1bonacc1.github.io/process-compose/configuration/#scheduled-processes',
  },
  check({ document: { root } }, report) {
    const strict = textOf(child(root, 'is_strict')) === 'true';
    for (const { name, node } of processesOf(root)) {
      const key = ['schedule', 'watch'].find((one) => child(node, one) !== undefined);
      const replicas = scalarOf(child(node, 'replicas'));
      if (key === undefined || !replicas || !/^\d+$/.test(replicas.text) || Number(replicas.text) < 2)
        continue;
      const then = strict ? 'process-compose refuses to load it' : 'process-compose warns of it';
      report({
        at: replicas.at,
        ...(strict ? { severity: 'error' } : {}),
        message: `"${name}" has \`${key}\`, and so is one process: ${then}.`,
        data: replicas,
      });
    }
  },
  fixes: (replicas) => rewriting('Write 1', replicas, '1'),
});
