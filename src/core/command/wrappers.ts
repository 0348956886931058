import { names } from './flags';
import type { Word } from './command-line';

/** A program that runs the program in its arguments, and is gone or only passes signals on while that runs. */
interface Wrapping {
  /** The words between its name and its flags: `exec` of `bundle exec`. */
  readonly command?: string;
  /** Flags that take the next word. */
  readonly values?: string;
  /** Operands before the program: the user of `gosu`. */
  readonly operands?: number;
  /** The flag right behind which the program stands; without it nothing is wrapped. */
  readonly behind?: string;
  /** A flag right behind which the program may stand. */
  readonly module?: string;
  /** Flags with which it runs no program, or none that can be seen. */
  readonly not?: string;
  /** True where it has no flags of its own: one behind it is for a program that is not written here. */
  readonly flagless?: boolean;
  /** True for `env`: assignments may stand before the program. */
  readonly assigns?: boolean;
}

/** From the manual of each program. */
const table: Readonly<Record<string, readonly Wrapping[]>> = {
  exec: [{ values: '-a' }],
  command: [{ not: '-v -V' }],
  time: [{ values: '-f -o --format --output' }],
  nice: [{ values: '-n --adjustment' }],
  ionice: [{ values: '-c -n --class --classdata', not: '-p --pid' }],
  env: [{ values: '-u --unset -C --chdir', not: '-S --split-string', assigns: true }],
  nohup: [{}],
  setsid: [{}],
  timeout: [{ values: '-k -s --kill-after --signal', operands: 1 }],
  stdbuf: [{ values: '-i -o -e --input --output --error' }],
  sudo: [
    {
      values: '-u -g -h -p -C -r -t -T -D -R -U --user --group --host --prompt --chdir',
      not: '-l -v -k -K -e -V',
      assigns: true,
    },
  ],
  busybox: [{ not: '--list --install --help' }],
  'dumb-init': [{ values: '-r --rewrite' }],
  tini: [{ values: '-p -e' }],
  'tini-static': [{ values: '-p -e' }],
  catatonit: [{}],
  gosu: [{ operands: 1 }],
  'su-exec': [{ operands: 1 }],
  setuidgid: [{ operands: 1 }],
  chpst: [{ values: '-u -U -b -e -/ -n -l -L -m -d -o -p -f -c -r -t' }],
  bundle: [{ command: 'exec' }],
  poetry: [{ command: 'run' }],
  pipenv: [{ command: 'run' }],
  pdm: [{ command: 'run' }],
  rye: [{ command: 'run' }],
  uv: [
    {
      command: 'run',
      values:
        '-p --python --with --with-editable --with-requirements --extra --group --env-file --directory --project --package',
      module: '-m --module',
      not: '-s --script',
    },
  ],
  npx: [{ values: '-p --package', not: '-c --call' }],
  bunx: [{}],
  pnpm: [{ command: 'exec' }],
  'newrelic-admin': [{ command: 'run-program' }],
  'ddtrace-run': [{}],
  'docker-entrypoint.sh': [{ flagless: true }],
};

const python: readonly Wrapping[] = [{ values: '-W -X', behind: '-m' }];

/** The index of the program that the one at `start` runs; undefined where it runs none, or is itself the program. */
export function wrapped(
  program: string,
  words: readonly Word[],
  start: number,
): { at: number; assigns: boolean } | undefined {
  const wrappings = /^python[\d.]*$/.test(program)
    ? python
    : Object.hasOwn(table, program)
      ? table[program]
      : undefined;
  for (const wrapping of wrappings ?? []) {
    const at = programIn(wrapping, words, start + 1);
    if (at !== undefined && at < words.length) return { at, assigns: wrapping.assigns ?? false };
  }
  return undefined;
}

function programIn(wrapping: Wrapping, words: readonly Word[], start: number): number | undefined {
  const values = names(wrapping.values);
  const not = names(wrapping.not);
  const behind = [...names(wrapping.behind), ...names(wrapping.module)];
  let at = start;
  if (wrapping.command !== undefined && words[at++]?.value !== wrapping.command) return undefined;
  for (; at < words.length; at++) {
    const text = words[at]?.value ?? '';
    if (text === '--') {
      at += 1;
      break;
    }
    if (!text.startsWith('-') || text === '-') break;
    if (wrapping.flagless) return undefined;
    const read = text.startsWith('--')
      ? [text.replace(/=.*/s, '')]
      : [...text.slice(1)].map((letter) => `-${letter}`);
    const last = read.findIndex((name) => values.includes(name) || behind.includes(name));
    const seen = last < 0 ? read : read.slice(0, last + 1);
    if (seen.some((name) => not.includes(name))) return undefined;
    if (last < 0) continue;
    const joined = last < read.length - 1 || text.includes('=');
    if (behind.includes(read[last] ?? '')) return joined ? undefined : at + 1;
    if (!joined) at += 1;
  }
  return wrapping.behind === undefined ? at + (wrapping.operands ?? 0) : undefined;
}
