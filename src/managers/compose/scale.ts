import { child } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Command, Plan, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import type { Origin, TextEdit } from '../../core/source';
import { nameOf, relativePath } from '../../core/uri';
import { operands, pathArgument } from '../../core/command/argument';
import { readCompose } from './document';
import { servicesOf } from './services';
import { countNode } from './quantity';

/**
 * `up --no-deps --no-recreate` touches this service alone and leaves running containers as they are;
 * a bare `up --scale` would reset every other service to its file.
 */
export function scaleCompose(request: ScaleRequest): readonly Plan[] {
  return [runPlan(request), ...writePlan(request)];
}

function runPlan(request: ScaleRequest): RunPlan {
  const { processType, environment, count, target } = request;
  const { value: service } = processType.name;
  const files = environment.files.flatMap((file) => [
    '-f',
    pathArgument(relativePath(environment.folder, file) ?? file),
  ]);
  const context = target ? ['--context', target.id] : [];
  const command: Command = {
    executable: 'docker',
    args: [
      ...context,
      ...['compose', ...files, 'up', '-d', '--no-deps', '--no-recreate'],
      ...['--scale', `${service}=${count}`, ...operands(service)],
    ],
    cwd: environment.folder,
  };
  return {
    verb: 'run',
    title: `Run ${count} of ${service} with Docker Compose`,
    steps: [command],
    ...(target ? { target } : {}),
    warnings: warningsOf(request),
  };
}

/** What keeps a second copy from starting, in the engine's own words. */
function warningsOf({ processType, count }: ScaleRequest): readonly string[] {
  if (count < 2) return [];
  return processType.traits.flatMap((trait) => (trait.kind === 'one-copy' ? [trait.refusal] : []));
}

function writePlan({ processType, count, source }: ScaleRequest): readonly WritePlan[] {
  const at: Origin = processType.quantity.at?.at ?? processType.declarations[0] ?? processType.name.at;
  const text = source(at.uri);
  if (!text) return [];
  const document = readCompose(text);
  const service = document.roots
    .flatMap(servicesOf)
    .find(({ name }) => name === processType.name.value)?.service;
  if (!service) return [];
  const edit = countEdit(text.text, service, String(count));
  const title = `Set ${processType.name.value} to ${count} in ${nameOf(at.uri)}`;
  return [{ verb: 'write', title, changes: [{ uri: at.uri, edits: [edit] }], warnings: [] }];
}

/** Over the count where the service itself writes it, else beside its other keys: never where an anchor shares it. */
function countEdit(text: string, service: MappingNode, count: string): TextEdit {
  const node: ScalarNode | undefined = countNode(service);
  if (node && node.through.length === 0) return replaceScalar(node, count);
  const deploy = child(service, 'deploy');
  const own = deploy?.kind === 'mapping' && deploy.through.length === 0 ? deploy : undefined;
  if (own) return insertEntry(text, own, 'replicas', count);
  return insertEntry(text, service, 'scale', count);
}
