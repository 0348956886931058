import { isRow, rowsOf } from '../../core/answer';
import type { Row } from '../../core/answer';
import type { Query } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Observed } from '../../core/observed';

/**
 * The allocations of each group, of all jobs at once (https://developer.hashicorp.com/nomad/api-docs/jobs#list-jobs, by
 * https://developer.hashicorp.com/nomad/commands/operator/api).
 */
export function allocations(environment: Environment): Query<readonly Observed[]> {
  const { folder, processTypes } = environment;
  const namespaces = [...new Set(processTypes.map(({ namespace }) => namespace))];
  const [only] = namespaces;
  const asked = namespaces.length > 1 ? '*' : only === undefined ? undefined : encodeURIComponent(only);
  const path = `/v1/jobs${asked === undefined ? '' : `?namespace=${asked}`}`;
  return {
    command: { executable: 'nomad', args: ['operator', 'api', path], cwd: folder },
    read: (result) =>
      rowsOf('nomad', result, (rows) =>
        processTypes
          .filter(({ quantity }) => quantity.kind !== 'on-demand')
          .map(({ key, namespace }) => observedOf(key, summaryOf(key, namespace, rows))),
      ),
  };
}

function observedOf(key: string, summary: Row | undefined): Observed {
  const count = (state: string) => (typeof summary?.[state] === 'number' ? summary[state] : 0);
  const pending = count('Starting') + count('Queued');
  return {
    key,
    running: count('Running'),
    ...(pending > 0 ? { troubles: [{ kind: 'pending', count: pending }] } : {}),
  };
}

/** What is told of `job/group`. */
function summaryOf(key: string, namespace: string | undefined, rows: readonly Row[]): Row | undefined {
  for (const { ID, Namespace, JobSummary } of rows) {
    if (typeof ID !== 'string' || !key.startsWith(`${ID}/`)) continue;
    if (namespace !== undefined && Namespace !== namespace) continue;
    const groups = isRow(JobSummary) ? JobSummary['Summary'] : undefined;
    const group = isRow(groups) ? groups[key.slice(ID.length + 1)] : undefined;
    if (isRow(group)) return group;
  }
  return undefined;
}
