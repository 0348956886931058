import { containerTraits } from '../../core/command/container-traits';
import { commandTraits } from '../../core/command/traits';
import { commandOf, wordRemover } from '../../core/formats/compose/command';
import type { DocumentOf } from '../../core/formats/compose/document';
import { needsOf } from '../../core/formats/compose/needs';
import { operatorTraits } from '../../core/formats/compose/operators';
import { hostPorts } from '../../core/formats/compose/ports';
import { asMapping } from '../../core/formats/compose/short-forms';
import type { Service } from '../../core/formats/compose/services';
import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { isBackingImage } from '../../core/image';
import type { ProcessType, Role } from '../../core/model';
import { located } from '../../core/source';
import type { Trait } from '../../core/trait';
import { isJob, quantityOf } from './quantity';

/** A service of a stack; each of its tasks is one container. */
export function processTypeOf({ name, entry, service }: Service, documentOf: DocumentOf): ProcessType {
  const image = child(service, 'image');
  const imageText = textOf(image);
  const command = commandOf(service, undefined, documentOf);
  const environment = child(service, 'environment');
  return {
    name: located(name, entry.key.at),
    key: name,
    alsoNamed: [],
    manager: 'swarm',
    term: 'service',
    role: roleOf(service, imageText),
    quantity: quantityOf(service),
    ...(command ? { command } : {}),
    ...(image && imageText !== undefined ? { image: located(imageText, image.at, image.through) } : {}),
    needs: needsOf(service, environment && asMapping(environment), name),
    traits: [
      ...portTraits(service),
      ...restartTraits(service),
      ...(command
        ? [
            ...commandTraits(
              command,
              wordRemover(service, undefined, documentOf, () => undefined),
            ),
            ...containerTraits(command, { limited: hasProcessorLimit(service) }),
          ]
        : []),
      ...operatorTraits(service, command, undefined, documentOf),
    ],
    body: entry.at,
    declarations: [entry.key.at],
  };
}

function roleOf(service: MappingNode, image: string | undefined): Role {
  if (isJob(service)) return 'one-off';
  return image !== undefined && isBackingImage(image) ? 'backing-service' : 'process';
}

function hasProcessorLimit(service: MappingNode): boolean {
  return textOf(child(service, 'deploy', 'resources', 'limits', 'cpus')) !== undefined;
}

/** Swarm's own balancer holds a published port for all tasks, unless it is of the mode `host`. */
function portTraits(service: MappingNode): readonly Trait[] {
  return hostPorts(service)
    .filter(({ mode }) => mode === 'host')
    .map(({ node, published }) => ({
      kind: 'one-copy',
      resource: 'host-port',
      value: published,
      certain: false,
      expected: false,
      refusal: 'A port of a node is given to one task: Swarm places a second one only on another node.',
      remarkable: false,
      at: node.at,
    }));
}

function restartTraits(service: MappingNode): readonly Trait[] {
  const condition = scalarOf(child(service, 'deploy', 'restart_policy', 'condition'));
  if (condition?.text !== 'none' || isJob(service)) return [];
  return [
    {
      kind: 'not-restarted',
      reason: 'With the condition `none` Swarm leaves a task down that ended',
      at: condition.at,
    },
  ];
}
