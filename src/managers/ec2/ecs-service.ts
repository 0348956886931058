import type { CommandLine } from '../../core/command/command-line';
import { commandLine } from '../../core/command/image-command';
import type { ImageWords } from '../../core/command/image-command';
import { containerTraits } from '../../core/command/container-traits';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { commandTraits } from '../../core/command/traits';
import { child, isNull, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Entry, Node } from '../../core/formats/tree';
import { removeWords, wordOf } from '../../core/formats/yaml/words';
import { isBackingImage } from '../../core/image';
import type { Autoscaler, ProcessType, Quantity } from '../../core/model';
import { located } from '../../core/source';
import type { OneCopyTrait, Trait } from '../../core/trait';
import { literal, referencesIn, resourcesOf, sizeOf } from './document';
import type { Template } from './document';
import { otherNames } from './names';
import { lastName, substituted } from './substitution';

export const ECS_SERVICE = 'AWS::ECS::Service';
export const ECS_TERM = 'ECS service';

/** A service of ECS; each of its tasks is one copy. */
export function serviceTypeOf(template: Template, { key, value, at }: Entry): ProcessType {
  const name = nameOf(value);
  return {
    name: located(key.text, key.at),
    key: key.text,
    alsoNamed: otherNames(key.text, name),
    manager: 'ec2',
    term: ECS_TERM,
    quantity: quantityOf(template, value),
    needs: [],
    ...taskFacts(taskOf(template, value), template),
    body: at,
    declarations: [key.at],
    config: () => (name === undefined ? {} : { name }),
  };
}

/** What a task runs. `template` is where its definition is written. */
export function taskFacts(
  task: Node | undefined,
  template: Template,
): Pick<ProcessType, 'role' | 'command' | 'image' | 'traits'> {
  const container = containerOf(task);
  const command = commandOf(container, template);
  const written = scalarOf(child(container, 'Image'));
  const image = written?.known === true && written.tag === undefined ? written : undefined;
  return {
    role: isBackingImage(image?.text ?? '') ? 'backing-service' : 'process',
    ...(command ? { command } : {}),
    ...(image ? { image: located(image.text, image.at, image.through) } : {}),
    traits: [
      ...portTraits(task, container),
      ...(command
        ? [
            ...commandTraits(command, (words) => {
              const change = removeWords(template.source, template.root, words);
              return change && (() => change);
            }),
            ...containerTraits(command, { limited: textOf(child(container, 'Cpu')) !== undefined }),
            ...literalOperators(command, child(container, 'EntryPoint') !== undefined),
          ]
        : []),
    ],
  };
}

/** The name that a service is given; without one CloudFormation makes it up. */
export function nameOf(service: Node): string | undefined {
  const node = scalarOf(child(service, 'Properties', 'ServiceName'));
  return node?.tag === undefined ? textOf(node) : undefined;
}

/** `DesiredCount` is 1 where a service is created without it. A `DAEMON` has one task on each instance. */
function quantityOf(template: Template, service: Node): Quantity {
  if (textOf(child(service, 'Properties', 'SchedulingStrategy')) === 'DAEMON')
    return { kind: 'per-node', declared: true, known: true };
  const written = child(service, 'Properties', 'DesiredCount');
  if (!written) return { kind: 'fixed', count: 1, declared: false, known: true };
  const count = sizeOf(literal(template, written));
  return {
    kind: 'fixed',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: count !== undefined,
    // Where a parameter gives the count, what matters is that it is written here at all.
    at: located(count, written.at, written.through),
  };
}

/** Application Auto Scaling of the services of a template, by the service that its `ResourceId` names. */
export function serviceScalers(template: Template): readonly Autoscaler[] {
  const services = resourcesOf(template, ECS_SERVICE);
  return resourcesOf(template, 'AWS::ApplicationAutoScaling::ScalableTarget').flatMap(({ key, value }) => {
    const properties = child(value, 'Properties');
    if (textOf(child(properties, 'ScalableDimension')) !== 'ecs:service:DesiredCount') return [];
    const resource = child(properties, 'ResourceId');
    const referred = referencesIn(resource);
    const named = lastName(resource);
    const service =
      services.find(({ key: { text } }) => referred.includes(text)) ??
      services.find(
        (one) => named !== undefined && named === lastName(child(one.value, 'Properties', 'ServiceName')),
      );
    if (!service) return [];
    const size = (property: string) => sizeOf(literal(template, child(properties, property)));
    const [min, max] = [size('MinCapacity'), size('MaxCapacity')];
    return [
      {
        name: located(key.text, key.at),
        term: 'Application Auto Scaling target',
        target: service.key.text,
        min,
        max,
        known: min !== undefined && max !== undefined,
      },
    ];
  });
}

function taskOf(template: Template, service: Node): Node | undefined {
  const [id] = referencesIn(child(service, 'Properties', 'TaskDefinition'));
  const tasks = resourcesOf(template, 'AWS::ECS::TaskDefinition');
  return child(tasks.find(({ key }) => key.text === id)?.value, 'Properties');
}

/** The first container that the task ends with. */
function containerOf(task: Node | undefined): Node | undefined {
  const containers = itemsOf(child(task, 'ContainerDefinitions'));
  return containers.find((one) => textOf(child(one, 'Essential')) !== 'false') ?? containers[0];
}

/** The entrypoint with the command behind it; undefined too where a part of it is only known when it is deployed. */
function commandOf(container: Node | undefined, template: Template): CommandLine | undefined {
  const parts = ['EntryPoint', 'Command'].flatMap((key) => {
    const written = child(container, key);
    return written && !isNull(written) ? [wordsOf(written, template)] : [];
  });
  return parts.includes(undefined) ? undefined : commandLine(parts);
}

function wordsOf(node: Node, template: Template): ImageWords | undefined {
  if (node.kind !== 'sequence' || node.tag !== undefined) return undefined;
  const scalars = node.items.map((item) => substituted(template, item));
  if (!scalars.every((item) => item?.known === true)) return undefined;
  return {
    words: scalars.flatMap((item) => (item ? [wordOf(item, template.source.text)] : [])),
    at: node.at,
  };
}

/** A port of the instance is one task's, unless tasks have addresses of their own (`awsvpc`). */
function portTraits(task: Node | undefined, container: Node | undefined): readonly Trait[] {
  if (textOf(child(task, 'NetworkMode')) === 'awsvpc') return [];
  return itemsOf(child(container, 'PortMappings')).flatMap((mapping): OneCopyTrait[] => {
    const port = scalarOf(child(mapping, 'HostPort'));
    if (!port || !/^[1-9]\d*$/.test(port.text)) return [];
    return [
      {
        kind: 'one-copy',
        resource: 'host-port',
        value: port.text,
        certain: false,
        refusal:
          'A port of an instance is given to one task: ECS places a second one only on another instance.',
        remarkable: false,
        at: port.at,
      },
    ];
  });
}
