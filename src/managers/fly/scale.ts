import type { Command, Plan, Refusal, ScaleRequest } from '../../core/manager';

const MOST_MACHINES = 1000;

/** Fly keeps the number of machines: flyctl is told, and no file changes. */
export function scaleFly(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, target, observed } = request;
  const name = processType.name.value;
  if (processType.role !== 'process')
    return { refused: 'The release command runs once for each release; it is no process that scales.' };
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_MACHINES)
    return { refused: `Machines are a whole number from 0 to ${MOST_MACHINES}.` };
  if (!/^\w[\w-]*$/.test(name)) return { refused: `flyctl scales no process group of the name "${name}".` };
  if (!target)
    return {
      refused:
        'No file says which Fly app is meant: choose one of `fly apps list` (`fly auth login` signs in).',
    };
  const fewer = observed !== undefined && count < observed;
  const more = observed !== undefined && count > observed;
  return [
    {
      verb: 'run',
      title: `Scale ${name} of ${target.id} to ${count}`,
      steps: scaleTogether([request]),
      target,
      warnings: [
        ...(fewer || count === 0 ? ['Machines that are too many are destroyed, with what is on them.'] : []),
        ...(more ? ['A machine that mounts a volume gets an empty one.'] : []),
      ],
    },
  ];
}

/** One call for several groups. flyctl asks nothing then: what is done was shown before. */
export function scaleTogether(requests: readonly ScaleRequest[]): readonly Command[] {
  const [first] = requests;
  if (!first?.target) return [];
  const types = requests.map(({ processType, count }) => `${processType.name.value}=${count}`);
  const app = [first.target.id];
  return [
    {
      executable: 'fly',
      args: ['scale', 'count', ...types, '-a', ...app, '--yes'],
      cwd: first.environment.folder,
      template: { name: 'fly.scale', slots: { types, app } },
    },
  ];
}
