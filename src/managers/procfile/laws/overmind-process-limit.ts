import type { ProcfileDocument } from '../../../core/formats/procfile';
import { defineLaw } from '../../../core/rule';
import type { Change, Origin } from '../../../core/source';
import type { ProcfileModel } from '../model';

interface Data {
  readonly countAt: Origin;
  readonly limit: number;
}

/** overmind gives each process a port between those of two types, and refuses to start when they do not suffice. */
export const overmindProcessLimit = defineLaw<ProcfileDocument, Data, ProcfileModel>({
  id: 'overmind-process-limit',
  severity: 'error',
  holdsFor: 'overmind 2',
  docs: {
    summary: 'A formation asks overmind for more processes of a type than it has ports',
    why: 'overmind steps 100 ports from type to type and 10 from process to process, so that one type has at most 10 processes; it refuses to start with more. `OVERMIND_PORT_STEP` and `OVERMIND_FORMATION_PORT_STEP` are the two steps.',
    bad: {
      file: '.overmind.env',
      text: 'OVERMIND_FORMATION=worker=12\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    good: {
      file: '.overmind.env',
      text: 'OVERMIND_FORMATION=worker=12\nOVERMIND_FORMATION_PORT_STEP=5\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js\nworker: node worker.js\n' }],
    },
    source: 'https://github.com/DarthSim/overmind#scaling-processes-formation',
  },
  check({ model }, report) {
    const { formation } = model ?? {};
    const { limit } = formation ?? {};
    if (!formation?.known || limit === undefined) return;
    for (const { name, count, countAt } of formation.pairs) {
      if (count === undefined || !/^\d+$/.test(count) || Number(count) <= limit) continue;
      report({
        at: countAt,
        message: `overmind starts at most ${limit} processes of "${name}": its steps between ports leave no more.`,
        data: { countAt, limit },
      });
    }
  },
  fixes: ({ countAt: { uri, span }, limit }) => {
    const changes = (): readonly Change[] => [{ uri, edits: [{ span, text: String(limit) }] }];
    return [{ title: `Start ${limit}`, changes, safe: false }];
  },
});
