import type { Query, Target } from '../../core/manager';
import type { Environment } from '../../core/model';

/** The Docker contexts: an engine each, here or elsewhere. */
export function contexts({ folder }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'docker', args: ['context', 'ls', '--format', '{{json .}}'], cwd: folder },
    read: ({ code, stdout, stderr }) => {
      if (code !== 0) return { refused: stderr.trim() || `docker ended with ${code}.` };
      try {
        return stdout
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => targetOf(JSON.parse(line) as Readonly<Record<string, unknown>>));
      } catch {
        return { refused: 'docker gave an answer that is no JSON of the expected shape.' };
      }
    },
  };
}

function targetOf({ Name, DockerEndpoint, Current }: Readonly<Record<string, unknown>>): Target {
  const [id, endpoint] = [String(Name), typeof DockerEndpoint === 'string' ? DockerEndpoint : ''];
  const remote = !/^(unix|npipe):/.test(endpoint);
  const title = remote && endpoint !== '' ? `${id} (${endpoint})` : id;
  return { id, title, remote, current: Current === true };
}
