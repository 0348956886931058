import { removeLines } from '../../core/formats/hcl/edit';
import { booleanOf, numberOf } from '../../core/formats/hcl/values';
import { child, scalarOf, textOf } from '../../core/formats/tree';
import { isBackingImage } from '../../core/image';
import type { Endpoint, Need, ProcessType } from '../../core/model';
import { located } from '../../core/source';
import type { SourceText } from '../../core/source';
import type { NotRestartedTrait, OneCopyTrait, Trait } from '../../core/trait';
import { commandOf, commandTraitsOf, mainTask } from './command';
import type { Group, Job } from './job';
import { quantityOf, roleOf } from './quantity';

/** What identifies a group among the jobs of a cluster's namespace. */
export const keyOf = (job: Job, group: Group) => `${job.id.value}/${group.name.value}`;

/** A group of tasks: each of its allocations is one copy. */
export function processTypeOf(job: Job, group: Group, source: SourceText, isShared: boolean): ProcessType {
  const task = mainTask(group);
  const command = task && commandOf(task, source);
  const image = scalarOf(child(task?.config, 'image'));
  const role = roleOf(job);
  const alone = job.groups.length === 1;
  const full = `${job.id.value}-${group.name.value}`;
  // Where jobs beside it have a group of the same name, the job tells them apart.
  const name = !isShared ? group.name : alone ? job.id : located(full, group.name.at);
  const names = [group.name.value, ...(alone ? [job.id.value] : []), full];
  const backing = role === 'process' && image?.known === true && isBackingImage(image.text);
  return {
    name,
    key: keyOf(job, group),
    alsoNamed: isShared ? [] : [...new Set(names)].filter((other) => other !== name.value),
    manager: 'nomad',
    term: 'task group',
    role: backing ? 'backing-service' : role,
    quantity: quantityOf(job, group),
    ...(command ? { command } : {}),
    ...(image?.known === true ? { image: located(image.text, image.at, image.through) } : {}),
    ...(job.namespace === undefined ? {} : { namespace: job.namespace }),
    labels: labelsOf(job, group),
    needs: needsOf(group, source),
    traits: [
      ...(job.apart || group.apart ? [] : portTraits(group, source)),
      ...notRestarted(job, group),
      ...(task && command ? commandTraitsOf(command, task, source) : []),
    ],
    body: group.at,
    declarations: [group.name.at],
  };
}

/** A service of Consul or of Nomad leads to the group that registers it. */
export function endpointsOf(job: Job, group: Group): readonly Endpoint[] {
  const { namespace } = job;
  return group.services.flatMap(({ name, at }): readonly Endpoint[] => {
    if (name === undefined) return [];
    const selects = labelsOf(job, group);
    return [{ names: [name], selects, entry: false, at, ...(namespace === undefined ? {} : { namespace }) }];
  });
}

const labelsOf = (job: Job, group: Group) => ({ job: job.id.value, group: group.name.value });

function needsOf(group: Group, source: SourceText): readonly Need[] {
  const upstreams = group.services.flatMap((service) => service.upstreams);
  return [
    ...upstreams.map((upstream): Need => ({ on: upstream.value, kind: 'link', at: upstream })),
    ...called(group, source),
  ];
}

/** `db.service.consul`, and what templates ask the catalogue of Consul or of Nomad for. */
const CALLED =
  /\b([A-Za-z0-9][\w-]*)\.service(?:\.[\w-]+)?\.consul\b|\{\{[^}\n]*\b(?:service|nomadService) \\?"([\w-]+)/g;

/** The services that a group names outside of comments; what it registers itself is not needed by it. */
function called({ at: { uri, span }, services }: Group, source: SourceText): readonly Need[] {
  if (uri !== source.uri) return [];
  const own = services.map(({ name }) => name);
  const text = source.text
    .slice(span.start, span.end)
    .replace(/^[ \t]*(?:#|\/\/).*/gm, (line) => ' '.repeat(line.length));
  const needs = new Map<string, Need>();
  for (const found of text.matchAll(CALLED)) {
    const name = found[1] ?? found[2];
    if (name === undefined || own.includes(name) || needs.has(name)) continue;
    const start = span.start + found.index + found[0].indexOf(name);
    const at = located(name, { uri, span: { start, end: start + name.length } });
    needs.set(name, { on: name, kind: 'link', at });
  }
  return [...needs.values()];
}

/** A static port is a port of the client: a second allocation has to be placed on another one. */
function portTraits({ ports }: Group, { uri, text }: SourceText): readonly Trait[] {
  return ports.flatMap(({ value, argument }): OneCopyTrait[] => {
    const port = numberOf(value);
    if (port === undefined || port <= 0) return [];
    const own = argument?.uri === uri ? argument : undefined;
    return [
      {
        kind: 'one-copy',
        resource: 'host-port',
        value: String(port),
        certain: false,
        refusal:
          'A static port of a client is given to one allocation: Nomad places a second one only on another client.',
        remarkable: false,
        at: value.at,
        ...(own && {
          replace: {
            title: 'Let Nomad choose the port',
            consequence: 'Who calls it has to ask Nomad or Consul for the port.',
            change: () => ({ uri, edits: [removeLines(text, own.span)] }),
          },
        }),
      },
    ];
  });
}

/** What fails is left alone only where it is neither restarted in its place nor placed again. */
function notRestarted({ type }: Job, { restart, reschedule, tasks }: Group): readonly NotRestartedTrait[] {
  if (type !== 'service') return [];
  const own = tasks.length === 1 ? (tasks[0]?.restart ?? restart) : restart;
  const attempts = scalarOf(child(own, 'attempts'));
  const never = attempts && numberOf(attempts) === 0 && textOf(child(own, 'mode')) !== 'delay';
  const elsewhere =
    numberOf(child(reschedule, 'attempts')) !== 0 || booleanOf(child(reschedule, 'unlimited')) !== false;
  if (!never || elsewhere) return [];
  const reason = 'Nomad neither restarts the allocation nor places it again';
  return [{ kind: 'not-restarted', reason, at: attempts.at }];
}
