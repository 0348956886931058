import { inOrder, insertAttribute, writeNumber } from '../../core/formats/hcl/edit';
import type { Plan, Refusal, ScaleRequest, WritePlan } from '../../core/manager';
import type { Change, TextEdit, Uri } from '../../core/source';
import type { Group, Job } from './job';
import { keyOf } from './process-type';
import { boundsOf, isPerNode } from './quantity';
import { readJob } from './read';

const MOST = 100_000;

/** The servers are told by the job's own name; beyond the bounds of `scaling` only the file can be changed. */
export function scaleGroup(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, source } = request;
  const text = source(processType.body.uri);
  const job = text && readJob(text).job;
  const group = job?.groups.find((one) => keyOf(job, one) === processType.key);
  if (!job || !group) return { refused: 'The job is not there any more.' };
  const refused = refusedCount(job, count);
  if (refused !== undefined) return { refused };
  const outside = bounded(group, count);
  const written = writePlan(request, group);
  if (outside !== undefined)
    return written.length > 0
      ? written.map((plan) => ({ ...plan, warnings: [outside, ...plan.warnings] }))
      : { refused: outside };
  const plans = [...runPlan(request, job, group), ...written];
  return plans.length > 0
    ? plans
    : { refused: `"${job.id.value}" and "${group.name.value}" cannot be named to the nomad command.` };
}

function refusedCount(job: Job, count: number): string | undefined {
  if (isPerNode(job))
    return `A ${job.type ?? 'system'} job runs one allocation on each client: constraints say on which. There is no count to set.`;
  if (job.periodic)
    return 'The clock starts this job: `nomad job periodic force` starts it now, and `count` says how many each time.';
  if (job.parameterized) return 'Each `nomad job dispatch` starts one: there is no count to keep.';
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST)
    return `A count is a whole number from 0 to ${MOST}.`;
  return undefined;
}

/** The API refuses what lies outside (`nomad/job_endpoint.go`, `Scale`), and so does `nomad job run`. */
function bounded(group: Group, count: number): string | undefined {
  if (!group.scaling) return undefined;
  const { min, max } = boundsOf(group);
  if (min !== undefined && count < min)
    return `Nomad refuses a count below the minimum of \`scaling\`, which is ${min}.`;
  if (max !== undefined && count > max)
    return `Nomad refuses a count above the maximum of \`scaling\`, which is ${max}.`;
  return undefined;
}

/** https://developer.hashicorp.com/nomad/commands/job/scale */
function runPlan(
  { processType, environment, count, observed }: ScaleRequest,
  { id, namespace, region }: Job,
  { name }: Group,
): readonly Plan[] {
  const names = [id.value, name.value];
  if (names.some((one) => !/^[^-\0][^\0]*$/.test(one))) return [];
  const where = [
    ...(namespace === undefined ? [] : [`-namespace=${namespace}`]),
    ...(region === undefined ? [] : [`-region=${region}`]),
  ];
  const before = observed ?? processType.quantity.count;
  return [
    {
      verb: 'run',
      title: `Scale ${name.value} of ${id.value} to ${count}`,
      steps: [
        {
          executable: 'nomad',
          args: ['job', 'scale', ...where, ...names, String(count)],
          cwd: environment.folder,
          template: {
            name: 'nomad.scale',
            slots: { job: [id.value], group: [name.value], count: [String(count)] },
          },
        },
      ],
      warnings: [
        'It goes to the servers that NOMAD_ADDR names, or to this machine where nothing does.',
        'The next `nomad job run` sets the count of the file again, unless it is given -preserve-counts.',
        ...(count === 0 ? ['No allocation is left: nothing answers for it.'] : []),
        ...(before !== undefined && count < before ? ['Allocations that are too many are stopped.'] : []),
      ],
    },
  ];
}

/** The count where it is written, with the bound that it would go beyond. */
function writePlan({ count, source }: ScaleRequest, group: Group): readonly WritePlan[] {
  const { min, max } = boundsOf(group);
  const places = [
    ...(group.count ? [{ name: 'count', node: group.count }] : []),
    ...(group.scaling?.min && min !== undefined && count < min
      ? [{ name: 'min', node: group.scaling.min }]
      : []),
    ...(group.scaling?.max && max !== undefined && count > max
      ? [{ name: 'max', node: group.scaling.max }]
      : []),
  ];
  const own = source(group.at.uri);
  const written = writeNumber(
    places.map(({ node }) => node),
    count,
    source,
  );
  const added =
    !group.count && own && group.body && insertAttribute(own.text, group.body, 'count', String(count));
  if (!written || (!group.count && !added)) return [];
  const names = group.count ? places.map(({ name }) => name) : ['count', ...places.map(({ name }) => name)];
  return [
    {
      verb: 'write',
      title: `Write ${names.map((name) => `${name} = ${count}`).join(', ')}`,
      changes: added ? withEdit(written, group.at.uri, added) : written,
      warnings: places.some(({ node }) => node.through.length > 0)
        ? ['It is written at a variable or a local value, which may say it for others too.']
        : [],
    },
  ];
}

function withEdit(changes: readonly Change[], uri: Uri, edit: TextEdit): readonly Change[] {
  const own = changes.find((change) => change.uri === uri);
  const others = changes.filter((change) => change.uri !== uri);
  return [...others, { uri, edits: inOrder([...(own?.edits ?? []), edit]) }];
}
