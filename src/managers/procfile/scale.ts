import type { Plan, Refusal, ScaleRequest } from '../../core/manager';

/** The runners that a Procfile can be started with, and how each takes a formation. */
const RUNNERS: Readonly<Record<string, (file: string, formation: string) => readonly string[]>> = {
  foreman: (file, formation) => ['start', '-f', file, '-m', formation],
  honcho: (file, formation) => ['start', '-f', file, '-c', formation],
  forego: (file, formation) => ['start', '-f', file, '-c', formation],
  overmind: (file, formation) => ['start', '-f', file, '-m', formation],
  nf: (file, formation) => ['-j', file, 'start', formation],
};

/**
 * No runner can scale while it runs: it is started again with a new formation, and only the one that Formation
 * started can be. `target.id` is its name. Every type is named, for foreman starts none that is left out.
 */
export function scaleProcfile({
  processType,
  environment,
  count,
  target,
}: ScaleRequest): readonly Plan[] | Refusal {
  const { value: name } = processType.name;
  if (name === 'release')
    return { refused: 'release runs once per deploy; it is not a process that scales.' };
  const runner = target && Object.hasOwn(RUNNERS, target.id) ? RUNNERS[target.id] : undefined;
  if (!target || !runner) {
    return {
      refused:
        'A Procfile holds no quantities, and its runner cannot scale while it runs. Start it with "Formation: Start Procfile", then scaling starts it again with the new quantity.',
    };
  }
  const types = environment.processTypes.filter(({ role }) => role === 'process');
  const formation = types.map((type) => `${type.key}=${type.key === name ? count : 1}`).join(',');
  const args = runner(environment.name, formation);
  const step = { executable: target.id, args, cwd: environment.folder, session: environment.group };
  const title = `Start ${environment.name} again with ${count} of ${name}`;
  return [
    { verb: 'run', title, steps: [step], target, warnings: ['All processes of the Procfile start again.'] },
  ];
}
