import type { Word } from '../command-line';
import type { Invocation } from '../unwrap';

/** A program that starts and restarts others, by its manual. */
interface Supervisor {
  readonly names: string;
  /** What must be among its words: its subcommand that starts them. */
  readonly starts?: RegExp;
  /** What must not be: to look, or to talk to the one that runs. */
  readonly not?: RegExp;
  /** True where it is made to be the first process of a container. */
  readonly forContainers?: true;
}

const SUPERVISORS: readonly Supervisor[] = [
  { names: 'supervisord', not: /^(-v|--version|-h|--help)$/ },
  { names: 'pm2-runtime pm2-docker', forContainers: true },
  { names: 's6-svscan', forContainers: true },
  { names: 'pm2', starts: /^(start|startOrReload|startOrRestart|resurrect)$/ },
  {
    names: 'forever',
    not: /^(stop|stopall|restart|restartall|list|logs|cleanlogs|config|--help|--version)$/,
  },
  { names: 'foreman honcho overmind forego goreman nf', starts: /^(start|s)$/ },
  { names: 'hivemind runsvdir' },
  { names: 'monit', starts: /^-I$/ },
  { names: 'god', starts: /^-D$/ },
];

export interface Supervising {
  readonly words: readonly Word[];
  readonly forContainers: boolean;
}

/** The words that show a program to be a manager of processes. */
export function supervising({ program, words }: Invocation): Supervising | undefined {
  const known = SUPERVISORS.find(({ names }) => names.split(' ').includes(program));
  const [name, ...args] = words;
  if (!known || !name) return undefined;
  const { starts, not, forContainers = false } = known;
  const start = starts && args.find(({ value }) => starts.test(value));
  if ((starts && !start) || args.some(({ value }) => not?.test(value))) return undefined;
  return { words: start ? [name, start] : [name], forContainers };
}
