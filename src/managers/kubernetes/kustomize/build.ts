import { child, entriesOf, itemsOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import type { Passage, Uri } from '../../../core/source';
import { folderOf, resolveUri } from '../../../core/uri';
import type { KubernetesDocument } from '../document';
import { applyAffixes } from './affixes';
import { holds, isBelow, isRemote, kustomizationsIn } from './files';
import { runGenerators } from './generators';
import { applyImages } from './images';
import { applyLabels } from './labels';
import { Level } from './level';
import type { Build } from './level';
import { addResources, enterFolder } from './load';
import { applyNamespace } from './namespace';
import { applyJsonPatches, applyPatches } from './patches';
import { runTransformers } from './plugins';
import { followNames } from './references';
import { applyReplacements } from './replacements';
import { applyReplicas } from './replicas';
import { joinSettings, withConfiguration } from './settings';
import { KUSTOMIZATION, shapeFaults } from './shape';
import { fillVars, varsOf } from './vars';
import { append } from '../../../core/append';

/** How deep bases may stand on bases: deeper than anyone builds, and far from the stack's end. */
const DEEPEST = 50;

/** Builds what a kustomization says, in kustomize's own order (`KustTarget.accumulateTarget` of 5.5). */
export function buildKustomization(build: Build, uri: Uri): Level | undefined {
  const level = enter(build, uri, [], []);
  if (!level) return undefined;
  run(level);
  followNames(level.resources, level.settings);
  fillVars(level.resources, level.vars, level.settings);
  level.resources = level.resources.filter(({ node }) => !isLocal(node));
  return level;
}

/** Objects that are there for tools only, and never applied. */
function isLocal(node: MappingNode): boolean {
  return textOf(child(node, 'metadata', 'annotations', 'config.kubernetes.io/local-config')) === 'true';
}

function enter(build: Build, uri: Uri, chain: readonly Passage[], above: readonly Uri[]): Level | undefined {
  const document = build.look(uri);
  if (typeof document !== 'object') return undefined;
  build.chains.set(uri, chain);
  const [root] = document.roots;
  const folder = folderOf(uri);
  const mapping = root?.kind === 'mapping' ? root : emptyRoot(uri);
  const level = new Level(build, uri, folder, mapping, chain, [...above, folder]);
  append(level.problems, document.problems);
  if (document.problems.some(({ severity }) => severity === 'error')) level.whole = false;
  if (root) for (const { message, at } of shapeFaults(root, KUSTOMIZATION)) level.refuse(message, at);
  checkHead(level);
  return level;
}

function emptyRoot(uri: Uri): MappingNode {
  const at = { uri, span: { start: 0, end: 0 } };
  return { kind: 'mapping', entries: new Map(), flow: false, at, through: [] };
}

function checkHead(level: Level): void {
  const { root, folder, build } = level;
  const said = entriesOf(root).filter(({ key }) => !['apiVersion', 'kind', 'metadata'].includes(key.text));
  if (said.length === 0) level.refuse('kustomize refuses an empty kustomization.', root.at);
  const api = child(root, 'apiVersion');
  const kind = child(root, 'kind');
  const component = isComponent(level);
  const wanted = `kustomize.config.k8s.io/v1${component ? 'alpha1' : 'beta1'}`;
  const known = [wanted, ''];
  if (api && !known.includes(textOf(api) ?? ''))
    level.refuse(`The apiVersion of ${component ? 'a component' : 'a kustomization'} is ${wanted}.`, api.at);
  if (kind && !['Kustomization', 'Component', ''].includes(textOf(kind) ?? ''))
    level.refuse('The kind here is Kustomization or Component.', kind.at);
  if (kustomizationsIn(folder, build.look).length > 1)
    level.refuse('kustomize refuses a folder with more than one kustomization.', root.at);
}

export function isComponent({ root }: Level): boolean {
  return textOf(child(root, 'kind')) === 'Component';
}

function run(level: Level): void {
  addResources(level, addBase);
  for (const item of itemsOf(child(level.root, 'configurations'))) configure(level, item);
  const openapi = child(level.root, 'openapi', 'path');
  if (openapi) level.settings = { ...level.settings, schema: true };
  if (openapi && isRemote(textOf(openapi) ?? ''))
    level.pass('Passed by: it is not in this workspace.', openapi.at);
  else if (openapi) localFile(level, openapi);
  for (const item of itemsOf(child(level.root, 'crds'))) localFile(level, item);
  for (const key of ['generators', 'validators'])
    for (const item of itemsOf(child(level.root, key)))
      level.pass('Passed by: what a plugin changes is not known before it runs.', item.at);
  runGenerators(level);
  for (const item of itemsOf(child(level.root, 'components')))
    enterFolder(level, item, textOf(item) ?? '', addComponent);
  transform(level);
  runTransformers(level, transform);
  append(level.vars, varsOf(level));
}

function transform(level: Level): void {
  applyPatches(level);
  applyNamespace(level);
  applyAffixes(level);
  applyLabels(level);
  applyJsonPatches(level);
  applyReplicas(level);
  applyImages(level);
  applyReplacements(level);
}

/** A base is built by itself; what is wrong in it is told there, and here only that it is. */
function addBase(level: Level, uri: Uri, item: Node): void {
  const base = enterBelow(level, uri, item);
  if (!base) return;
  if (isComponent(base)) return level.refuse('A component belongs under `components`.', item.at);
  run(base);
  tellOf(level, base, item);
  level.settings = joinSettings(level.settings, base.settings);
  append(level.vars, base.vars);
  for (const resource of base.resources) level.add(resource, item.at);
}

/** A component changes what stands so far where it is named. */
function addComponent(level: Level, uri: Uri, item: Node): void {
  const component = enterBelow(level, uri, item);
  if (!component) return;
  if (!isComponent(component)) return level.refuse('Only a component belongs under `components`.', item.at);
  component.resources = level.resources;
  component.whole = level.whole;
  run(component);
  level.resources = component.resources;
  level.settings = joinSettings(level.settings, component.settings);
  append(level.vars, component.vars);
  tellOf(level, component, item);
}

function tellOf(level: Level, below: Level, item: Node): void {
  const wrong = below.problems.find(({ severity }) => severity === 'error');
  const [miss] = below.misses;
  if (wrong) level.refuseFor(item.at, wrong.message, wrong.at);
  else if (miss) level.refuseFor(item.at, `${miss.name} is not there.`, miss.at);
  if (!below.whole) level.whole = false;
}

function enterBelow(level: Level, uri: Uri, item: Node): Level | undefined {
  const { build, above, chain } = level;
  const folder = folderOf(uri);
  if (above.some((visited) => holds(folder, visited))) {
    level.refuse('This leads back to a kustomization that is being built.', item.at);
    return undefined;
  }
  if (--build.left < 0 || above.length > DEEPEST) {
    level.refuse('Bases on bases come to more than is read.', item.at);
    return undefined;
  }
  const below = enter(build, uri, [{ via: 'base', at: item.at }, ...chain], above);
  if (!below) level.whole = false;
  return below;
}

function configure(level: Level, item: Node): void {
  const document = localFile(level, item);
  if (document) for (const root of document.roots) level.settings = withConfiguration(level.settings, root);
}

function localFile(level: Level, item: Node): KubernetesDocument | undefined {
  const uri = resolveUri(level.folder, textOf(item) ?? '');
  const document = level.build.look(uri);
  if (typeof document === 'object') {
    if (isBelow(level.folder, uri)) return document;
    level.refuse('kustomize reads files only in or below the folder of its kustomization.', item.at);
  } else if (document === 'absent') level.refuse('No file is at this path.', item.at);
  return undefined;
}
