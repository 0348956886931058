import { removeLines } from '../../../core/formats/hcl/edit';
import { defineLaw } from '../../../core/rule';
import type { Origin } from '../../../core/source';
import type { JobFile } from '../job';
import { countOf } from '../quantity';

interface Data {
  readonly argument: Origin | undefined;
  readonly file: JobFile;
}

/** `nomad/structs/structs.go`, `Job.Validate`: "Count cannot exceed 1 with system scheduler". */
export const systemCount = defineLaw<JobFile, Data>({
  id: 'nomad-system-count',
  severity: 'error',
  holdsFor: 'Nomad 1',
  docs: {
    summary: 'A system job has a count',
    why: 'A job of the type `system` runs one allocation of each group on each client that its constraints allow, and as many as there are. Nomad refuses a `count` above 1 when the job is run.',
    bad: {
      file: 'agent.nomad.hcl',
      text: 'job "agent" {\n  type = "system"\n\n  group "agent" {\n    count = 3\n\n    task "agent" {\n      driver = "docker"\n\n      config {\n        image = "agent"\n      }\n    }\n  }\n}\n',
    },
    good: {
      file: 'agent.nomad.hcl',
      text: 'job "agent" {\n  type = "system"\n\n  group "agent" {\n    task "agent" {\n      driver = "docker"\n\n      config {\n        image = "agent"\n      }\n    }\n  }\n}\n',
    },
    source: 'https://developer.hashicorp.com/nomad/docs/concepts/scheduling/schedulers#system',
  },
  check({ document }, report) {
    const { job } = document;
    if (job?.type !== 'system') return;
    for (const { count, countAt } of job.groups)
      if (count && (countOf(count) ?? 0) > 1)
        report({
          at: count.at,
          message: 'A system job runs one allocation on each client: Nomad refuses a count above 1.',
          data: { argument: countAt, file: document },
        });
  },
  fixes: ({ argument, file: { source, job } }) => {
    if (!argument || !job?.body) return [];
    const changes = () => [{ uri: source.uri, edits: [removeLines(source.text, argument.span)] }];
    return [{ title: 'Remove count', safe: true, changes }];
  },
});
