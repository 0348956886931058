import { pathArgument } from '../../core/command/argument';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import { child, scalarOf } from '../../core/formats/tree';
import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import { nameOf } from '../../core/uri';
import { processesOf, readProcessFile } from './document';

const MOST_REPLICAS = 1000;

export function scaleProcess(request: ScaleRequest): readonly Plan[] | Refusal {
  const { count } = request;
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_REPLICAS)
    return {
      refused: `process-compose runs 1 to ${MOST_REPLICAS} of a process: \`process-compose process stop\` stops it.`,
    };
  return [runPlan(request), ...writePlan(request)];
}

function runPlan({ processType, environment, count, observed }: ScaleRequest): RunPlan {
  const name = processType.name.value;
  const running = observed ?? processType.quantity.count ?? 1;
  return {
    verb: 'run',
    title: `Run ${count} of ${name} with process-compose`,
    steps: [
      {
        executable: 'process-compose',
        args: ['process', 'scale', pathArgument(replicaName(name, running)), String(count)],
        cwd: environment.folder,
      },
    ],
    warnings: [],
  };
}

/**
 * What `process scale` finds a process by: the name of its first copy, which is numbered as soon as there are several,
 * in as many digits as their number has (process-compose `types.ProcessConfig.CalculateReplicaName`).
 */
function replicaName(name: string, running: number): string {
  return running > 1 ? `${name}-${'0'.repeat(String(running).length)}` : name;
}

function writePlan({ processType, count, source }: ScaleRequest): readonly WritePlan[] {
  const { quantity, name } = processType;
  const uri = quantity.at?.at.uri ?? name.at.uri;
  const file = source(uri);
  const process = file && processesOf(readProcessFile(file).root).find((one) => one.name === name.value);
  if (!file || !process) return [];
  const written = scalarOf(child(process.node, 'replicas'));
  if (written && written.through.length > 0) return [];
  const edit = written
    ? replaceScalar(written, String(count))
    : insertEntry(file.text, process.node, 'replicas', String(count));
  return [
    {
      verb: 'write',
      title: `Set ${name.value} to ${count} in ${nameOf(uri)}`,
      changes: [{ uri, edits: [edit] }],
      warnings: [],
    },
  ];
}
