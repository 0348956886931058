import { booleanOf } from '../../core/formats/hcl/values';
import { child, entriesOf, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import { located } from '../../core/source';
import type { Located, SourceText } from '../../core/source';
import type { Group, Job, JobFile, Service, StaticPort, Task } from './job';

/** A job as the API takes and gives it (https://developer.hashicorp.com/nomad/api-docs/json-jobs). */
export function readJsonJob(source: SourceText): JobFile {
  const { roots, problems } = readYaml(source);
  const root = child(roots[0], 'Job') ?? roots[0];
  return { source, job: child(root, 'TaskGroups') && jobOf(root), problems };
}

function jobOf(node: Node | undefined): Job | undefined {
  const id = named(child(node, 'ID')) ?? named(child(node, 'Name'));
  if (!id) return undefined;
  const type = scalarOf(child(node, 'Type'));
  const periodic = child(node, 'Periodic');
  const parameterized = child(node, 'ParameterizedJob');
  return {
    id,
    type: textOf(type) ?? 'service',
    typeAt: type,
    namespace: textOf(child(node, 'Namespace')),
    region: textOf(child(node, 'Region')),
    periodic:
      periodic?.kind === 'mapping' && booleanOf(child(periodic, 'Enabled')) !== false
        ? periodic.at
        : undefined,
    parameterized: parameterized?.kind === 'mapping',
    apart: isApart(node),
    groups: itemsOf(child(node, 'TaskGroups')).flatMap(groupOf),
    body: undefined,
  };
}

function groupOf(node: Node): Group[] {
  const name = named(child(node, 'Name'));
  if (!name) return [];
  const scaling = child(node, 'Scaling');
  const tasks = itemsOf(child(node, 'Tasks'));
  const count = entriesOf(node).find(({ key }) => key.text === 'Count');
  return [
    {
      name,
      count: count?.value,
      countAt: count?.at,
      scaling:
        scaling?.kind === 'mapping'
          ? { min: child(scaling, 'Min'), max: child(scaling, 'Max'), at: scaling.at }
          : undefined,
      tasks: tasks.flatMap(taskOf),
      ports: [node, ...tasks.map((task) => child(task, 'Resources'))].flatMap(portsOf),
      services: [node, ...tasks].flatMap(servicesOf),
      reschedule: smallKeys(child(node, 'ReschedulePolicy')),
      restart: smallKeys(child(node, 'RestartPolicy')),
      apart: isApart(node),
      at: node.at,
      body: undefined,
    },
  ];
}

function isApart(node: Node | undefined): boolean {
  return itemsOf(child(node, 'Constraints')).some(
    (constraint) =>
      textOf(child(constraint, 'Operand')) === 'distinct_hosts' &&
      booleanOf(child(constraint, 'RTarget')) !== false,
  );
}

function taskOf(node: Node): Task[] {
  const name = named(child(node, 'Name'));
  if (!name) return [];
  return [
    {
      name,
      driver: textOf(child(node, 'Driver')),
      config: child(node, 'Config'),
      leader: booleanOf(child(node, 'Leader')) === true,
      hook: textOf(child(node, 'Lifecycle', 'Hook')),
      restart: smallKeys(child(node, 'RestartPolicy')),
    },
  ];
}

function portsOf(home: Node | undefined): readonly StaticPort[] {
  return itemsOf(child(home, 'Networks')).flatMap((network) =>
    itemsOf(child(network, 'ReservedPorts')).flatMap((port) => {
      const value = scalarOf(child(port, 'Value'));
      return value ? [{ value, argument: undefined }] : [];
    }),
  );
}

function servicesOf(home: Node): readonly Service[] {
  return itemsOf(child(home, 'Services')).map((service) => ({
    name: textOf(child(service, 'Name')),
    upstreams: itemsOf(child(service, 'Connect', 'SidecarService', 'Proxy', 'Upstreams')).flatMap(
      (upstream) => named(child(upstream, 'DestinationName')) ?? [],
    ),
    at: service.at,
  }));
}

/** The API's `Attempts` is the file's `attempts`. */
function smallKeys(node: Node | undefined): Node | undefined {
  if (node?.kind !== 'mapping') return undefined;
  const entries = [...node.entries.values()].map((entry) => [entry.key.text.toLowerCase(), entry] as const);
  return { ...node, entries: new Map(entries) };
}

function named(node: Node | undefined): Located<string> | undefined {
  const text = textOf(node);
  return text === undefined || !node ? undefined : located(text, node.at, node.through);
}
