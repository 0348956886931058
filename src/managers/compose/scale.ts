import { child } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Command, Plan, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import type { Origin, TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { operands } from '../../core/command/argument';
import { commandFor } from './engine';
import { readCompose } from '../../core/formats/compose/document';
import { servicesOf } from '../../core/formats/compose/services';
import { countNode } from './quantity';

export function scaleCompose(request: ScaleRequest): readonly Plan[] {
  return [runPlan(request), ...writePlan(request)];
}

function runPlan(request: ScaleRequest): RunPlan {
  const { processType, count, target } = request;
  return {
    verb: 'run',
    title: `Run ${count} of ${processType.name.value} with Docker Compose`,
    steps: scaleTogether([request]),
    ...(target ? { target } : {}),
    warnings: warningsOf(request),
  };
}

/**
 * `up --no-deps --no-recreate` touches these services alone and leaves running containers as they are;
 * a bare `up --scale` would reset every other service to its file.
 */
export function scaleTogether(requests: readonly ScaleRequest[]): readonly Command[] {
  const [first] = requests;
  if (!first) return [];
  const { environment, target } = first;
  const services = requests.map(({ processType }) => processType.name.value);
  const scale = requests.flatMap(({ processType, count }) => [
    '--scale',
    `${processType.name.value}=${count}`,
  ]);
  const args = ['up', '-d', '--no-deps', '--no-recreate', ...scale, ...operands(...services)];
  const slots = { scale, types: operands(...services) };
  return [commandFor(environment, target, args, { name: 'compose.scale', slots })];
}

function warningsOf({ processType, count, observed }: ScaleRequest): readonly string[] {
  const { name, role, quantity } = processType;
  return [
    ...(count === 0 ? [`No container of ${name.value} is left: nothing answers for it.`] : []),
    ...(role === 'backing-service' && count < (observed ?? quantity.count ?? 1)
      ? ['The containers with the highest numbers go, and with them what they keep outside of named volumes.']
      : []),
  ];
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
