import type { Stream, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

/** What happens to a container and changes nothing of what runs. */
const IDLE = /"Action":"(exec_|attach|detach|top|resize|health_status)/;

/** The engine's events: those of services in all of the Swarm, and those of containers on this node. */
export function watch({ folder }: Environment, target: Target | undefined): Stream | undefined {
  if (!target) return undefined;
  const kinds = ['--filter', 'type=service', '--filter', 'type=container'];
  return {
    command: { executable: 'docker', args: ['events', ...kinds, '--format', '{{json .}}'], cwd: folder },
    matters: (line) => !IDLE.test(line) && line.includes(`"${target.id}_`),
  };
}
