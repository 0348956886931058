import { entriesOf, itemsOf, textOf } from '../core/formats/tree';
import type { Entry, Node } from '../core/formats/tree';
import { replaceScalar } from '../core/formats/yaml/edit';
import { readYaml } from '../core/formats/yaml/read';
import { nearest } from '../core/nearest';
import { SYNTAX, syntaxProblem } from '../core/problem';
import type { Problem } from '../core/problem';
import { span } from '../core/source';
import type { Loaded } from './files';
import { pathMatcher } from './path-glob';
import { PRESETS, readPresets } from './presets';
import { LEVELS } from './rule-settings';
import type { Level, Levels, Override, RuleSettings } from './rule-settings';

/** The id of problems in settings. */
export const SETTINGS = 'settings';

/** What `.formation.yaml` may say. */
export const SETTINGS_KEYS = ['app', 'same', 'rules', 'overrides', 'runner', PRESETS];

export interface ReadRuleSettings extends RuleSettings {
  readonly problems: readonly Problem[];
}

/**
 * `rules: { <rule>: off|hint|info|warning|error }`, and the same for some files under `overrides`. What is wrong is
 * told with its range and left out.
 */
export function readRuleSettings(source: Loaded, knownRules: readonly string[]): ReadRuleSettings {
  if (source.fault !== undefined) {
    const problem = syntaxProblem(source.fault, { uri: source.uri, span: span(0, 0) });
    return { rules: new Map(), overrides: [], problems: [problem] };
  }
  return new SettingsReader(knownRules).read(source);
}

class SettingsReader {
  private readonly problems: Problem[] = [];

  constructor(private readonly knownRules: readonly string[]) {}

  read(source: Loaded): ReadRuleSettings {
    const { roots, problems } = readYaml(source);
    const entries = new Map(entriesOf(roots[0]).map((entry) => [entry.key.text, entry]));
    for (const { key } of entries.values())
      if (!SETTINGS_KEYS.includes(key.text))
        this.fail(`There is no setting "${key.text}".`, key, SETTINGS_KEYS);
    for (const { message, node } of readPresets(entries.get(PRESETS)?.value).faults) this.fail(message, node);
    const rules = this.levels(entries.get('rules')?.value);
    const overrides = this.items(entries.get('overrides')?.value).map((item) => this.override(item));
    return { rules, overrides, problems: [...problems, ...this.problems] };
  }

  private override(item: Node): Override {
    const parts = new Map(entriesOf(item).map(({ key, value }) => [key.text, value]));
    const files = parts.get('files');
    if (!files) this.fail('An override names its `files`: a list of globs.', item);
    const globs = this.items(files).flatMap((glob) => textOf(glob) ?? []);
    return { matches: pathMatcher(globs), rules: this.levels(parts.get('rules')) };
  }

  private levels(node: Node | undefined): Levels {
    if (node && node.kind !== 'mapping' && textOf(node) !== undefined)
      this.fail('A severity is said by rule: `pid-file: warning`.', node);
    return new Map(
      entriesOf(node).flatMap((entry) => {
        const level = this.level(entry);
        return level === undefined ? [] : [[entry.key.text, level] as const];
      }),
    );
  }

  private level({ key, value }: Entry): Level | undefined {
    if (key.text === SYNTAX) return this.fail('What a file cannot be read by is always told.', key);
    if (!this.knownRules.includes(key.text))
      return this.fail(`There is no rule "${key.text}".`, key, this.knownRules);
    const level = LEVELS.find((known) => known === textOf(value));
    return level ?? this.fail(`A severity is one of ${LEVELS.join(', ')}.`, value, LEVELS);
  }

  private items(node: Node | undefined): readonly Node[] {
    if (node && node.kind !== 'sequence' && textOf(node) !== undefined) this.fail('This is a list.', node);
    return itemsOf(node);
  }

  private fail(message: string, node: Node, meant: readonly string[] = []): undefined {
    const best = node.kind === 'scalar' ? nearest(node.text, meant) : undefined;
    const fixes =
      best === undefined || node.kind !== 'scalar'
        ? []
        : [
            {
              title: `Write ${best}`,
              changes: () => [{ uri: node.at.uri, edits: [replaceScalar(node, best)] }],
              safe: false,
            },
          ];
    this.problems.push({ rule: SETTINGS, severity: 'warning', message, at: node.at, related: [], fixes });
    return undefined;
  }
}
