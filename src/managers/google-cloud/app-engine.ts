import type { CommandLine } from '../../core/command/command-line';
import { commandTraits } from '../../core/command/traits';
import { shellWords } from '../../core/command/words';
import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { placeOf, removeWords } from '../../core/formats/yaml/words';
import type { ProcessType, Quantity } from '../../core/model';
import { located } from '../../core/source';
import { firstOf } from './document';
import type { GoogleDocument } from './document';
import { fixed, rangeOf } from './range';

export const APP_ENGINE_TERM = 'App Engine service';
export const SCALINGS = ['automatic_scaling', 'basic_scaling', 'manual_scaling'] as const;

/** https://cloud.google.com/appengine/docs/flexible/reference/app-yaml: what holds where nothing is said. */
const FLEXIBLE = { least: 2, most: 20 };

/** The service that an `app.yaml` describes; the first of an app is called `default`. */
export function appEngineService(root: MappingNode, { source }: GoogleDocument): ProcessType {
  const name = firstOf(child(root, 'service'), child(root, 'module'));
  const runtime = root.entries.get('runtime')?.key ?? root;
  const command = commandOf(root, source.text);
  return {
    name: name ? located(name.text, name.at, name.through) : located('default', runtime.at),
    key: name?.text ?? 'default',
    // Requests reach the default service first.
    alsoNamed: name && name.text !== 'default' ? [] : ['web'],
    manager: 'google-cloud',
    term: APP_ENGINE_TERM,
    role: 'process',
    quantity: quantityOf(root),
    ...(command ? { command } : {}),
    needs: [],
    traits: command
      ? commandTraits(command, (words) => {
          const change = removeWords(source, root, words);
          return change && (() => change);
        })
      : [],
    body: root.at,
    declarations: [(name ?? runtime).at],
  };
}

/** https://cloud.google.com/appengine/docs/standard/reference/app-yaml#scaling_elements */
function quantityOf(root: MappingNode): Quantity {
  const manual = firstOf(child(root, 'manual_scaling', 'instances'));
  if (manual) return fixed(manual);
  const basic = child(root, 'basic_scaling');
  if (basic) return rangeOf(undefined, scalarOf(child(basic, 'max_instances')), { least: 0 });
  const automatic = child(root, 'automatic_scaling');
  const bound = (which: string) => firstOf(child(automatic, which));
  return isFlexible(root)
    ? rangeOf(bound('min_num_instances'), bound('max_num_instances'), FLEXIBLE)
    : rangeOf(bound('min_instances'), bound('max_instances'), { least: 0 });
}

export function isFlexible(root: MappingNode): boolean {
  return /^flex(ible)?$/.test(textOf(child(root, 'env')) ?? '') || textOf(child(root, 'vm')) === 'true';
}

/** A shell reads `entrypoint`. */
function commandOf(root: MappingNode, text: string): CommandLine | undefined {
  const written = firstOf(child(root, 'entrypoint'));
  if (!written || written.text === '') return undefined;
  return {
    text: written.text,
    words: shellWords(written.text, placeOf(written, text)),
    shell: true,
    at: written.at,
  };
}
