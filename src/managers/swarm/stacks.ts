import type { Query, Refusal, Result, Target } from '../../core/manager';
import { isRow } from '../../core/answer';
import type { Row } from '../../core/answer';
import type { Environment } from '../../core/model';

/** The stacks that are deployed in the Swarm of the Docker context in use. A file does not say which is its own. */
export function stacks({ folder }: Environment): Query<readonly Target[]> {
  return {
    command: { executable: 'docker', args: ['stack', 'ls', '--format', '{{json .}}'], cwd: folder },
    read: (result) =>
      linesOf(result, (rows) =>
        rows.flatMap(({ Name }) =>
          typeof Name === 'string' ? [{ id: Name, title: Name, remote: true, current: false }] : [],
        ),
      ),
  };
}

/** A service of a stack, as Swarm names it; undefined where that is no name of one. */
export function serviceName({ id }: Target, key: string): string | undefined {
  const name = `${id}_${key}`;
  // https://docs.docker.com/reference/api/engine/ and DNS: what Swarm takes for the name of a service.
  return /^[a-zA-Z0-9][\w.-]*$/.test(name) ? name : undefined;
}

/** What is made of an answer of one JSON object on each line. */
export function linesOf<T>({ code, stdout, stderr }: Result, read: (rows: readonly Row[]) => T): T | Refusal {
  if (code !== 0) return { refused: reasonOf(stderr) || `docker ended with ${code}.` };
  try {
    const lines = stdout.split('\n').filter((line) => line.trim() !== '');
    return read(lines.map((line): unknown => JSON.parse(line)).filter(isRow));
  } catch {
    return { refused: 'docker gave an answer that is no JSON of the expected shape.' };
  }
}

function reasonOf(stderr: string): string {
  if (/not a swarm manager/i.test(stderr)) return 'this Docker engine manages no Swarm';
  if (/cannot connect to the docker daemon|error during connect/i.test(stderr))
    return 'the Docker engine does not answer';
  return stderr.trim().split('\n').at(-1)?.trim() ?? '';
}
