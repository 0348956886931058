import { child } from '../../core/formats/tree';
import type { Entry, MappingNode } from '../../core/formats/tree';
import { isBackingImage } from '../../core/image';
import type { ProcessType, Role } from '../../core/model';
import type { Origin } from '../../core/source';
import { located } from '../../core/source';
import { commandOf, wordRemover } from './command';
import { commandTraits } from '../../core/command/traits';
import { textAt } from './merge';
import { needsOf } from './needs';
import { countNode, quantityOf } from './quantity';
import { oneCopyTraits, remover } from './traits';
import type { DocumentOf } from './traits';

/** What a service is read with. */
export interface ServiceContext {
  readonly documentOf: DocumentOf;
  /** The names of all services of its environment. */
  readonly services: ReadonlySet<string>;
  /** Each place that declares the service, the one that wins last. */
  declarationsOf(name: string): readonly Origin[];
}

/** One service as a process type. */
export function processTypeOf(entry: Entry, service: MappingNode, context: ServiceContext): ProcessType {
  const name = entry.key.text;
  const image = child(service, 'image');
  const imageText = textAt(service, 'image');
  const command = commandOf(service, context.documentOf);
  return {
    name: located(name, entry.key.at),
    key: name,
    alsoNamed: [],
    manager: 'compose',
    term: 'service',
    role: roleOf(imageText),
    quantity: quantityWithRemoval(service, context),
    ...(command ? { command } : {}),
    ...(image && imageText !== undefined ? { image: located(imageText, image.at, image.through) } : {}),
    needs: needsOf(service, name, context.services),
    traits: [
      ...oneCopyTraits(service, context.documentOf),
      ...(command ? commandTraits(command, wordRemover(service, context.documentOf)) : []),
    ],
    body: entry.at,
    declarations: context.declarationsOf(name),
  };
}

function roleOf(image: string | undefined): Role {
  return image !== undefined && isBackingImage(image) ? 'backing-service' : 'process';
}

function quantityWithRemoval(service: MappingNode, { documentOf }: ServiceContext) {
  const node = countNode(service);
  return { ...quantityOf(service), ...(node ? remover(node, documentOf, 'Remove the count') : {}) };
}
