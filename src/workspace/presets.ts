import { child, entriesOf, scalarOf } from '../core/formats/tree';
import type { Entry, Node } from '../core/formats/tree';
import { insertEntry, lineBreak } from '../core/formats/yaml/edit';
import { readYaml } from '../core/formats/yaml/read';
import { isRefusal } from '../core/manager';
import { readCounts, writeCounts } from '../core/preset';
import type { Preset } from '../core/preset';
import { span } from '../core/source';
import type { SourceText, TextEdit } from '../core/source';

/** The key of `.formation.yaml` under which presets stand. */
export const PRESETS = 'presets';

/** What is wrong with a preset, and where. */
export interface Fault {
  readonly message: string;
  readonly node: Node;
}

export interface ReadPresets {
  readonly presets: readonly Preset[];
  readonly faults: readonly Fault[];
}

/** The presets of `.formation.yaml`: `evening: web=4,worker=10`, or `evening: { web: 4, worker: 10 }`. */
export function presetsIn(source: SourceText | undefined): readonly Preset[] {
  return source ? readPresets(child(readYaml(source).roots[0], PRESETS)).presets : [];
}

export function readPresets(node: Node | undefined): ReadPresets {
  if (!node || scalarOf(node)?.value === null) return { presets: [], faults: [] };
  if (node.kind !== 'mapping')
    return { presets: [], faults: [{ message: 'Presets stand by name: `evening: web=4,worker=10`.', node }] };
  const read = entriesOf(node).map(readPreset);
  return {
    presets: read.flatMap((one) => ('name' in one ? [one] : [])),
    faults: read.flatMap((one) => ('name' in one ? [] : [one])),
  };
}

function readPreset({ key, value }: Entry): Preset | Fault {
  const text =
    value.kind === 'mapping'
      ? entriesOf(value)
          .map((type) => `${type.key.text}=${scalarOf(type.value)?.text ?? ''}`)
          .join(',')
      : (scalarOf(value)?.text ?? '');
  const counts = readCounts(text);
  return isRefusal(counts) ? { message: counts.refused, node: value } : { name: key.text, counts };
}

/** What writes a preset into `.formation.yaml`, over one of the same name; undefined where it cannot stand there. */
export function presetEdit(source: SourceText, { name, counts }: Preset): TextEdit | undefined {
  const [root] = readYaml(source).roots;
  const [key, value] = [yamlKey(name), writeCounts(counts)];
  const presets = child(root, PRESETS);
  const written = child(presets, name);
  if (written) {
    if (written.through.length > 0) return undefined;
    return { span: written.at.span, text: value };
  }
  if (presets?.kind === 'mapping')
    return presets.through.length > 0 ? undefined : insertEntry(source.text, presets, key, `${value}`);
  if (presets || (root && root.kind !== 'mapping')) return undefined;
  const end = lineBreak(source.text);
  const before = source.text === '' || /[\r\n]$/.test(source.text) ? '' : end;
  const at = source.text.length;
  return { span: span(at, at), text: `${before}${PRESETS}:${end}  ${key}: ${value}${end}` };
}

function yamlKey(name: string): string {
  return /^[A-Za-z][\w -]*\w$|^[A-Za-z]$/.test(name) ? name : JSON.stringify(name);
}
