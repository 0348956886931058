import type { Row } from '../../core/answer';
import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed, Trouble } from '../../core/observed';
import { linesOf, serviceName } from './stacks';

/** The tasks of each service of a stack: those that run, and those that Swarm wants to. */
export function observe(
  { folder, processTypes }: Environment,
  target: Target | undefined,
): Query<readonly Observed[]> | undefined {
  // The command would take it for an option.
  if (!target || target.id.startsWith('-')) return undefined;
  const args = ['stack', 'ps', '--no-trunc', '--format', '{{json .}}', target.id];
  const read = (rows: readonly Row[]) =>
    processTypes.map(({ key }) => {
      const name = serviceName(target, key);
      return observed(key, rows.filter((row) => serviceOf(row) === name).map(taskOf));
    });
  return {
    command: { executable: 'docker', args, cwd: folder },
    // A stack of that name is not there, or has no task.
    read: (result) => (/nothing found in stack/i.test(result.stderr) ? read([]) : linesOf(result, read)),
  };
}

interface Task {
  /** What it is one of: `shop_web.1`, or a node's. */
  readonly slot: string;
  readonly state: string;
  readonly wanted: boolean;
  readonly error: string;
}

function observed(key: string, tasks: readonly Task[]): Observed {
  const wanted = tasks.filter((task) => task.wanted);
  const troubles = joinTroubles(wanted.flatMap((task) => troubleOf(task, tasks)));
  return {
    key,
    running: wanted.filter(({ state }) => state === 'Running').length,
    wanted: wanted.length,
    ...(troubles.length > 0 ? { troubles } : {}),
  };
}

/** A task that failed is replaced by another in its slot, again and again. */
function troubleOf(task: Task, all: readonly Task[]): readonly Omit<Trouble, 'count'>[] {
  if (task.state === 'Running') return [];
  const failed = all.find(({ slot, state }) => slot === task.slot && /^(Failed|Rejected)$/.test(state));
  const reason = failed?.error || task.error;
  return [{ kind: failed ? 'crash-loop' : 'pending', ...(reason === '' ? {} : { reason }) }];
}

function taskOf({ Name, CurrentState, DesiredState, Error: error }: Row): Task {
  const [state = ''] = String(CurrentState).split(' ');
  return {
    slot: String(Name),
    state,
    wanted: DesiredState === 'Running' || DesiredState === 'Ready',
    error: typeof error === 'string' ? error.replace(/^"|"$/g, '') : '',
  };
}

/** `shop_web` of `shop_web.1`. */
function serviceOf({ Name }: Row): string {
  return String(Name).replace(/\.[^.]*$/, '');
}
