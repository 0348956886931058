import type { CommandLine } from '../../core/command/command-line';
import { commandLine, imageCommand } from '../../core/command/image-command';
import type { RemoveWords } from '../../core/command/remove-words';
import { commandTraits } from '../../core/command/traits';
import { shellWords } from '../../core/command/words';
import { child, entriesOf, isNull, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node } from '../../core/formats/tree';
import { placeOf, removeWords } from '../../core/formats/yaml/words';
import type { Look } from '../../core/manager';
import type { Need, ProcessType, Quantity, Role } from '../../core/model';
import { located } from '../../core/source';
import type { OneCopyTrait, Trait } from '../../core/trait';
import { folderOf, resolveUri } from '../../core/uri';
import type { Blueprint } from './document';
import { lastOfEach } from '../../core/last-of-each';

/** Kinds of services that run no process of the app. */
const WITHOUT_PROCESS = /^(static|static_site)$/;
const STORES = /^(keyvalue|redis)$/;

/** A service as a process type; undefined where it runs nothing, or has no name. */
export function processTypeOf(
  node: MappingNode,
  blueprint: Blueprint,
  look: Look<Blueprint>,
): ProcessType | undefined {
  const name = scalarOf(child(node, 'name'));
  const type = textOf(child(node, 'type')) ?? '';
  const runtime = textOf(child(node, 'runtime')) ?? textOf(child(node, 'env')) ?? '';
  if (!name || isNull(name) || WITHOUT_PROCESS.test(type) || WITHOUT_PROCESS.test(runtime)) return undefined;
  const command = commandOf(node, blueprint, look);
  const image = scalarOf(child(node, 'image', 'url'));
  return {
    name: located(name.text, name.at, name.through),
    key: name.text,
    alsoNamed: [],
    manager: 'render',
    term: type === '' ? 'service' : type,
    role: roleOf(type),
    quantity: STORES.test(type) ? { kind: 'none', declared: false, known: true } : quantityOf(node, type),
    ...(command ? { command } : {}),
    ...(image ? { image: located(image.text, image.at, image.through) } : {}),
    needs: needsOf(node),
    traits: [...diskTraits(node), ...(command ? commandTraits(command, wordRemover(blueprint)) : [])],
    body: node.at,
    declarations: [name.at],
  };
}

function roleOf(type: string): Role {
  if (STORES.test(type)) return 'backing-service';
  return type === 'cron' ? 'scheduled' : 'process';
}

/** `scaling` wins over `numInstances`; there is one where neither is said. */
export function quantityOf(node: MappingNode, type: string): Quantity {
  if (type === 'cron') return { kind: 'on-demand', declared: false, known: true };
  const scaling = child(node, 'scaling');
  const [min, max, count] = [
    child(scaling, 'minInstances'),
    child(scaling, 'maxInstances'),
    child(node, 'numInstances'),
  ].map(scalarOf);
  if (min || max) {
    const bounds = { ...bound('min', min?.text), ...bound('max', max?.text) };
    const written = [min, max].filter((one) => one !== undefined);
    const known = written.every(({ text }) => /^\d+$/.test(text));
    return { kind: 'range', ...bounds, declared: true, known };
  }
  if (!count || isNull(count)) return { kind: 'fixed', count: 1, declared: false, known: true };
  const at = located(count.value, count.at, count.through);
  const known = /^\d+$/.test(count.text);
  return { kind: 'fixed', ...(known ? { count: Number(count.text) } : {}), declared: true, known, at };
}

function bound(key: 'min' | 'max', text: string | undefined): { min?: number; max?: number } {
  return text !== undefined && /^\d+$/.test(text) ? { [key]: Number(text) } : {};
}

/** `startCommand` is read by a shell; a container runs `dockerCommand`, else what its image says. */
function commandOf(node: MappingNode, { source }: Blueprint, look: Look<Blueprint>): CommandLine | undefined {
  const written = [child(node, 'startCommand'), child(node, 'dockerCommand')]
    .map(scalarOf)
    .find((scalar) => scalar && !isNull(scalar) && scalar.text !== '');
  if (written)
    return {
      text: written.text,
      words: shellWords(written.text, placeOf(written, source.text)),
      shell: true,
      at: written.at,
    };
  if (textOf(child(node, 'runtime')) !== 'docker' && textOf(child(node, 'env')) !== 'docker')
    return undefined;
  const root = textOf(child(node, 'rootDir')) ?? '.';
  const path = textOf(child(node, 'dockerfilePath')) ?? 'Dockerfile';
  const found = look.text(resolveUri(resolveUri(folderOf(source.uri), root), path));
  const image = typeof found === 'object' ? imageCommand(found) : undefined;
  return image && commandLine([image.entrypoint, image.cmd]);
}

function wordRemover({ source, root }: Blueprint): RemoveWords {
  return (words) => {
    if (words[0]?.at.uri !== source.uri) return undefined;
    const change = removeWords(source, root, words);
    return change && (() => change);
  };
}

/** What the environment takes from other services and from databases. */
function needsOf(node: MappingNode): readonly Need[] {
  const sources = itemsOf(child(node, 'envVars')).flatMap((variable) =>
    ['fromService', 'fromDatabase'].flatMap((key) => scalarOf(child(variable, key, 'name')) ?? []),
  );
  const needs = sources.map((name): Need => ({
    on: name.text,
    kind: 'network',
    at: located(name.text, name.at, name.through),
  }));
  return lastOfEach(needs, ({ on }) => on);
}

/** https://render.com/docs/disks: a service with a disk cannot run several instances. */
function diskTraits(node: MappingNode): readonly Trait[] {
  const disk = child(node, 'disk');
  if (!disk) return [];
  const name: Node = child(disk, 'name') ?? disk;
  const trait: OneCopyTrait = {
    kind: 'one-copy',
    resource: 'volume',
    value: textOf(name) ?? 'disk',
    certain: true,
    refusal: 'Render runs one instance of a service that has a disk.',
    remarkable: false,
    at: entriesOf(disk).length > 0 ? name.at : disk.at,
  };
  return [trait];
}
