import { containerTraits } from '../../core/command/container-traits';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { commandLine } from '../../core/command/image-command';
import type { ImageWords } from '../../core/command/image-command';
import { commandTraits } from '../../core/command/traits';
import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, Node, ScalarNode } from '../../core/formats/tree';
import { removeWords, wordOf } from '../../core/formats/yaml/words';
import type { ProcessType, Quantity } from '../../core/model';
import { located } from '../../core/source';
import { firstOf } from './document';
import type { GoogleDocument } from './document';
import { fixed, rangeOf } from './range';

/** The kinds of Cloud Run (https://cloud.google.com/run/docs/reference/yaml/v1), as a person calls them. */
const TERMS: Readonly<Record<string, string>> = {
  Service: 'Cloud Run service',
  WorkerPool: 'Cloud Run worker pool',
  Job: 'Cloud Run job',
};

export function cloudRunType(root: MappingNode, { source }: GoogleDocument): ProcessType | undefined {
  const kind = textOf(child(root, 'kind')) ?? '';
  const name = scalarOf(child(root, 'metadata', 'name'));
  const term = TERMS[kind];
  if (term === undefined || !name || name.value === null) return undefined;
  const container = containerOf(root, kind);
  const command = commandLine([
    wordsOf(child(container, 'command'), source.text),
    wordsOf(child(container, 'args'), source.text),
  ]);
  const image = scalarOf(child(container, 'image'));
  return {
    name: located(name.text, name.at, name.through),
    key: `${kind}/${name.text}`,
    alsoNamed: [],
    manager: 'google-cloud',
    term,
    role: kind === 'Job' ? 'one-off' : 'process',
    quantity: kind === 'Job' ? tasksOf(root) : quantityOf(root, kind),
    ...(command ? { command } : {}),
    ...(image ? { image: located(image.text, image.at, image.through) } : {}),
    needs: [],
    traits: command
      ? [
          ...commandTraits(command, (words) => {
            const change = removeWords(source, root, words);
            return change && (() => change);
          }),
          ...containerTraits(command, { limited: true }),
          ...literalOperators(command, child(container, 'command') !== undefined),
        ]
      : [],
    body: root.at,
    declarations: [name.at],
  };
}

/** An annotation of the service itself. */
export function annotationOf(root: MappingNode, name: string): ScalarNode | undefined {
  return firstOf(child(root, 'metadata', 'annotations', `run.googleapis.com/${name}`));
}

/** One of its revisions, under the old name of Knative or the new one. */
export function revisionBound(root: MappingNode, which: 'min' | 'max'): ScalarNode | undefined {
  const annotations = child(root, 'spec', 'template', 'metadata', 'annotations');
  return firstOf(
    ...[`${which}Scale`, `${which}-scale`].map((name) =>
      child(annotations, `autoscaling.knative.dev/${name}`),
    ),
  );
}

export function isManual(root: MappingNode): boolean {
  return textOf(child(root, 'kind')) === 'WorkerPool' || annotationOf(root, 'scalingMode')?.text === 'manual';
}

/** Scaled by hand, a service has as many as it says; else as many as its requests take, within its bounds. */
function quantityOf(root: MappingNode, kind: string): Quantity {
  const manual = annotationOf(root, 'manualInstanceCount');
  if (isManual(root)) return manual ? fixed(manual) : { kind: 'platform', declared: false, known: true };
  const bound = (which: 'min' | 'max') => annotationOf(root, `${which}Scale`) ?? revisionBound(root, which);
  return kind === 'Service'
    ? rangeOf(bound('min'), bound('max'), { least: 0 })
    : { kind: 'platform', declared: false, known: true };
}

function tasksOf(root: MappingNode): Quantity {
  const tasks = firstOf(child(root, 'spec', 'template', 'spec', 'taskCount'));
  return tasks ? fixed(tasks) : { kind: 'fixed', count: 1, declared: false, known: true };
}

/** The one that takes requests where there are several, else the first. */
function containerOf(root: MappingNode, kind: string): Node | undefined {
  const spec = child(root, 'spec', 'template', 'spec');
  const containers = itemsOf(child(kind === 'Job' ? child(spec, 'template', 'spec') : spec, 'containers'));
  return containers.find((one) => child(one, 'ports') !== undefined) ?? containers[0];
}

function wordsOf(node: Node | undefined, text: string): ImageWords | undefined {
  if (node?.kind !== 'sequence') return undefined;
  return {
    words: node.items.flatMap((item) => (item.kind === 'scalar' ? [wordOf(item, text)] : [])),
    at: node.at,
  };
}
