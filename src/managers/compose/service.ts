import { containerTraits } from '../../core/command/container-traits';
import { commandTraits } from '../../core/command/traits';
import { child, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { isBackingImage } from '../../core/image';
import type { Need, ProcessType } from '../../core/model';
import { located } from '../../core/source';
import type { Origin, Uri } from '../../core/source';
import { builtImage } from './build';
import { commandOf, wordRemover } from '../../core/formats/compose/command';
import { configOf } from './config';
import { dataTraits } from './data-directory';
import { environmentOf } from './env-file';
import type { Loader } from './load';
import { neededBy, needsOf } from '../../core/formats/compose/needs';
import { sleepingIn } from './profiles';
import { operatorTraits } from '../../core/formats/compose/operators';
import { countNode, quantityOf } from './quantity';
import type { Service } from '../../core/formats/compose/services';
import { remover } from './remover';
import { oneCopyTraits } from './traits';
import type { DocumentOf } from '../../core/formats/compose/document';
import type { Variables } from '../../core/formats/compose/variables';

/** What a service is read with. */
export interface ServiceContext {
  readonly loader: Loader;
  readonly folder: Uri;
  readonly variables: Variables;
  /** Whether a service of the project has a name. */
  isService(name: string): boolean;
  /** The profiles that are on. */
  readonly active: ReadonlySet<string>;
  /** Each place that declares the service, the one that wins last. */
  declarationsOf(service: Service): readonly Origin[];
}

/** The services of a project as process types; those that an edit left as they are, are the same as before. */
export function processTypesOf(
  services: readonly Service[],
  context: ServiceContext,
): readonly ProcessType[] {
  const { loader, folder, variables, active } = context;
  const hangsOn = JSON.stringify([variables.version, ...active, loader.verbatim]);
  const purpose = `process type, ${folder}`;
  const make = (found: Service) => processTypeOf(found, context);
  const isNeeded = neededBy((name) => context.isService(name));
  return loader
    .rememberedEach(services, purpose, hangsOn, make)
    .map((type) => (type.needs.every(isNeeded) ? type : without(type, isNeeded, loader)));
}

function without(type: ProcessType, isNeeded: (need: Need) => boolean, loader: Loader): ProcessType {
  const needs = type.needs.filter(isNeeded);
  const kept = needs.map(({ on }) => on).join(' ');
  return loader.remembered(type, 'needs', kept, () => ({ ...type, needs }));
}

function processTypeOf(found: Service, context: ServiceContext): ProcessType {
  const { name, entry, service } = found;
  const { loader, variables } = context;
  // What stays with the process type holds on to these, not to the loader with the documents of this version.
  const { documentAt, sourceAt, verbatim } = loader;
  const documentOf: DocumentOf = ({ at }) => documentAt(at);
  const image = child(service, 'image');
  const imageText = textOf(image);
  const built = builtImage(service, loader);
  const command = commandOf(service, built, documentOf);
  const environment = environmentOf(service, variables, loader);
  const sleeping = sleepingIn(service, context.active);
  const declarations = context.declarationsOf(found);
  return {
    name: located(name, declarations[0] ?? entry.key.at),
    key: name,
    alsoNamed: [],
    manager: 'compose',
    term: 'service',
    role: [imageText, built?.base.value].some(isBacking) ? 'backing-service' : 'process',
    quantity: quantityWithRemoval(service, documentOf),
    ...(sleeping.length > 0 ? { dormant: `profile ${sleeping.join(', ')}` } : {}),
    ...(command ? { command } : {}),
    ...(image && imageText !== undefined ? { image: located(imageText, image.at, image.through) } : {}),
    ...(built ? { base: built.base } : {}),
    needs: needsOf(service, environment, name),
    // Compose checks nothing as long as its variables are not in.
    traits: verbatim
      ? []
      : [
          ...oneCopyTraits(service, documentOf),
          ...dataTraits(service, imageText ?? built?.base.value, command),
          ...(command ? commandTraits(command, wordRemover(service, built, documentOf, sourceAt)) : []),
          ...(command ? containerTraits(command, { limited: hasProcessorLimit(service) }) : []),
          ...operatorTraits(service, command, built, documentOf),
        ],
    body: entry.at,
    declarations,
    config: () => configOf(service, environment, verbatim),
  };
}

/** https://docs.docker.com/reference/compose-file/deploy/#resources, and `cpus` as it was before. */
function hasProcessorLimit(service: MappingNode): boolean {
  return [child(service, 'deploy', 'resources', 'limits', 'cpus'), child(service, 'cpus')].some(
    (limit) => textOf(limit) !== undefined,
  );
}

function isBacking(image: string | undefined): boolean {
  return image !== undefined && isBackingImage(image);
}

function quantityWithRemoval(service: MappingNode, documentOf: DocumentOf) {
  const node = countNode(service);
  return { ...quantityOf(service), ...(node ? remover(node, documentOf, 'Remove the count') : {}) };
}
