import { child, entriesOf, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { MappingNode, Node } from '../../../core/formats/tree';
import { resolveUri } from '../../../core/uri';
import { readInline } from './inline';
import { Level } from './level';
import { emptyMapping, withEntry } from './tree';
import { append } from '../../../core/append';

/**
 * A transformer that `transformers:` configures, in the words of a kustomization's own field: kustomize runs its
 * built-in ones (`apiVersion: builtin`) everywhere, others only where plugins are allowed, and then Formation cannot
 * know what they do.
 */
function fieldsOf(config: Node): MappingNode | undefined {
  if (textOf(child(config, 'apiVersion')) !== 'builtin') return undefined;
  const at = (key: string) => child(config, key);
  const fields = (entries: Readonly<Record<string, Node | undefined>>) =>
    Object.entries(entries).reduce<MappingNode>(
      (mapping, [key, value]) => (value ? withEntry(mapping, key, value) : mapping),
      emptyMapping(config.at),
    );
  const list = (node: Node | undefined): Node | undefined =>
    node && { kind: 'sequence', items: [node], flow: false, at: node.at, through: [] };
  switch (textOf(at('kind'))) {
    case 'PrefixTransformer':
      return fields({ namePrefix: at('prefix') });
    case 'SuffixTransformer':
      return fields({ nameSuffix: at('suffix') });
    case 'PrefixSuffixTransformer':
      return fields({ namePrefix: at('prefix'), nameSuffix: at('suffix') });
    case 'NamespaceTransformer':
      return fields({ namespace: child(config, 'metadata', 'namespace') });
    case 'PatchTransformer':
      return fields({ patches: list(config) });
    case 'ReplicaCountTransformer':
      return fields({ replicas: list(at('replica')) });
    case 'ImageTagTransformer':
      return fields({ images: list(at('imageTag')) });
    case 'ReplacementTransformer':
      return fields({ replacements: at('replacements') });
    case 'LabelTransformer':
      return fields({ labels: list(fields({ pairs: at('labels'), fields: at('fieldSpecs') })) });
    case 'AnnotationsTransformer':
      return fields({ commonAnnotations: at('annotations') });
    default:
      return undefined;
  }
}

/** Runs what is configured, each on what the one before left. */
export function runTransformers(level: Level, transform: (level: Level) => void): void {
  for (const item of itemsOf(child(level.root, 'transformers')))
    for (const config of configsOf(level, item)) {
      const root = fieldsOf(config);
      if (!root || entriesOf(root).length === 0) {
        level.pass('Passed by: what a plugin changes is not known before it runs.', item.at);
        continue;
      }
      const step = new Level(level.build, level.uri, level.folder, root, level.chain, level.above);
      step.settings = level.settings;
      step.resources = level.resources;
      step.whole = level.whole;
      transform(step);
      level.resources = step.resources;
      level.whole = step.whole;
      append(level.problems, step.problems);
      append(level.misses, step.misses);
    }
}

function configsOf(level: Level, item: Node): readonly Node[] {
  const text = textOf(item) ?? '';
  if (text.includes('\n')) {
    const [node, file] = [scalarOf(item), level.build.look(item.at.uri)];
    return (node && readInline(node, typeof file === 'object' ? file.source : undefined)) ?? [];
  }
  const document = level.build.look(resolveUri(level.folder, text));
  if (typeof document === 'object') {
    level.build.chains.set(document.source.uri, level.chain);
    return document.roots;
  }
  if (document === 'absent')
    level.pass('Passed by: what a plugin changes is not known before it runs.', item.at);
  return [];
}
