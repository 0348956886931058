import { MARK } from './mutation';
import type { Mutation, Mutator } from './mutation';

/** Lines under the heading of a systemd service. */
export const mutateSystemd: Mutator = ({ path, text }) => {
  const heading = /^\[Service\][ \t]*\r?\n/m.exec(text);
  const runs = /^ExecStart=/m.test(text) && !/^(Type|KillMode|Restart|PIDFile)=/m.test(text);
  if (!heading || !runs || !path.endsWith('.service')) return [];
  return [
    under(heading, 'systemd: processes that are left behind', 'systemd-kill-mode', `KillMode=${MARK}process`),
    under(heading, 'systemd: a service that forks', 'systemd-forking', `Type=${MARK}forking`),
  ];
};

/** Lines under the heading of a program of supervisor. */
export const mutateSupervisor: Mutator = ({ text }) => {
  const heading = /^\[program:\w+\][ \t]*\r?\n/m.exec(text);
  if (!heading || /^(numprocs|process_name|autorestart|startsecs)\s*=/m.test(text)) return [];
  return [
    under(heading, 'supervisor: copies of one name', 'supervisor-process-name', `numprocs=${MARK}3`),
    under(heading, 'supervisor: a crash that is left', 'restart-disabled', `autorestart=${MARK}false`),
  ];
};

function under(heading: RegExpExecArray, name: string, rule: string, line: string): Mutation {
  const end = heading.index + heading[0].length;
  return { name, rules: [rule], edits: [{ span: { start: end, end }, text: `${line}\n` }] };
}
