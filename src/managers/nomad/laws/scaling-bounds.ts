import { replaceNumber } from '../../../core/formats/hcl/edit';
import type { Node } from '../../../core/formats/tree';
import type { Fix } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import type { Group, JobFile } from '../job';
import { boundsOf, countOf } from '../quantity';

interface Data {
  readonly node: Node;
  readonly value: number;
  readonly file: JobFile;
}

interface Outside {
  readonly node: Node;
  readonly message: string;
  readonly bound: number;
}

/** `nomad/structs/structs.go`, `TaskGroup.validateScalingPolicy`. */
export const scalingBounds = defineLaw<JobFile, Data>({
  id: 'nomad-scaling-bounds',
  severity: 'error',
  holdsFor: 'Nomad 1',
  docs: {
    summary: 'The count of a group lies outside of its scaling bounds',
    why: 'The `min` and `max` of a `scaling` block hold for whoever sets the count: an autoscaler, `nomad job scale`, and the job file itself. Nomad refuses to run a job whose count lies outside of them, or whose minimum is above its maximum.',
    bad: {
      file: 'shop.nomad.hcl',
      text: 'job "shop" {\n  group "web" {\n    count = 8\n\n    scaling {\n      min = 2\n      max = 5\n    }\n\n    task "web" {\n      driver = "docker"\n    }\n  }\n}\n',
    },
    good: {
      file: 'shop.nomad.hcl',
      text: 'job "shop" {\n  group "web" {\n    count = 5\n\n    scaling {\n      min = 2\n      max = 5\n    }\n\n    task "web" {\n      driver = "docker"\n    }\n  }\n}\n',
    },
    source: 'https://developer.hashicorp.com/nomad/docs/job-specification/scaling',
  },
  check({ document }, report) {
    for (const group of document.job?.groups ?? []) {
      const found = outside(group);
      if (!found) continue;
      const { node, message, bound } = found;
      report({ at: node.at, message, data: { node, value: bound, file: document } });
    }
  },
  fixes: ({ node, value, file: { source } }): readonly Fix[] => {
    const edit = node.at.uri === source.uri && replaceNumber(source.text, node, value);
    if (!edit) return [];
    return [{ title: `Write ${value}`, safe: false, changes: () => [{ uri: source.uri, edits: [edit] }] }];
  },
});

function outside(group: Group): Outside | undefined {
  const { count, scaling } = group;
  if (!scaling) return undefined;
  const { min, max } = boundsOf(group);
  if (scaling.min && min !== undefined && max !== undefined && min > max)
    return {
      node: scaling.min,
      message: `The minimum is above the maximum, which is ${max}: Nomad refuses the job.`,
      bound: max,
    };
  const own = countOf(count);
  if (!count || own === undefined) return undefined;
  const message = (side: string, bound: number) =>
    `The count is ${side} of \`scaling\`, which is ${bound}: Nomad refuses the job.`;
  if (min !== undefined && own < min)
    return { node: count, message: message('below the minimum', min), bound: min };
  if (max !== undefined && own > max)
    return { node: count, message: message('above the maximum', max), bound: max };
  return undefined;
}
