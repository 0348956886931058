import { child, textOf } from '../../../core/formats/tree';
import type { MappingNode } from '../../../core/formats/tree';
import { adding } from '../../../core/formats/yaml/fixes';
import { defineLaw } from '../../../core/rule';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import type { ComposeModel } from '../model';

interface Data {
  readonly policy: MappingNode;
  readonly textOf: () => string | undefined;
}

/** Compose takes a policy for its `condition` alone (`getRestartPolicy` in Compose's `create.go`). */
export const restartCondition = defineLaw<ComposeDocument, Data, ComposeModel>({
  id: 'compose-restart-condition',
  severity: 'warning',
  holdsFor: 'Docker Compose 2 (Swarm restarts with any condition)',
  docs: {
    summary: 'A restart policy without a condition restarts nothing',
    why: 'By the Compose specification, `deploy.restart_policy` without a `condition` restarts a container whenever it ends. `docker compose up` takes the missing condition for no restart at all, and `deploy.restart_policy` takes the place of `restart`.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  worker:\n    image: shop\n    deploy:\n      restart_policy:\n        delay: 5s\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  worker:\n    image: shop\n    deploy:\n      restart_policy:\n        condition: any\n        delay: 5s\n',
    },
    source: 'https://docs.docker.com/reference/compose-file/deploy/#restart_policy',
  },
  check({ model }, report) {
    for (const { name, service, restartPolicy: policy } of model?.services ?? []) {
      if (!policy || textOf(child(policy, 'condition')) !== undefined) continue;
      const entry = child(service, 'deploy');
      const key = entry?.kind === 'mapping' ? entry.entries.get('restart_policy')?.key : undefined;
      report({
        at: (key ?? policy).at,
        message: `Without a \`condition\`, docker compose does not restart "${name}" when it ends.`,
        data: { policy, textOf: () => model?.documentOf(policy)?.source.text },
      });
    }
  },
  fixes: ({ policy, textOf }) => adding('Restart it whenever it ends', policy, ['condition', 'any'], textOf),
});
