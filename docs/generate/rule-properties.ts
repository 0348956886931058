import type { Rule } from '../../src/core/rule';
import { LEVELS } from '../../src/workspace/rule-settings';
import { UNUSED_SUPPRESSION } from '../../src/workspace/suppressed';

/** The settings of rules, as package.json declares them: each rule with its summary. */
export function ruleProperties(
  checks: readonly Pick<Rule, 'id' | 'docs'>[],
): Readonly<Record<string, unknown>> {
  const levels = { type: 'object', ...levelsSchema(checks) };
  return {
    'formation.rules': {
      ...levels,
      scope: 'resource',
      default: {},
      markdownDescription:
        'How strongly each rule is told of, or `off`. It wins over `rules` in `.formation.yaml`, which the command line reads too.',
    },
    'formation.overrides': {
      type: 'array',
      scope: 'resource',
      default: [],
      items: {
        type: 'object',
        required: ['files', 'rules'],
        additionalProperties: false,
        properties: { files: { type: 'array', items: { type: 'string' } }, rules: { type: 'object' } },
      },
      markdownDescription:
        'The same for some files; the later win. Example: `[{ "files": ["compose.dev*.yaml"], "rules": { "single-copy-resource": "off" } }]`',
    },
  };
}

/** How strongly each rule may be told of, with its summary. */
export function levelsSchema(checks: readonly Pick<Rule, 'id' | 'docs'>[]) {
  const known = [
    ...checks.map(({ id, docs }) => [id, docs.summary] as const),
    [UNUSED_SUPPRESSION, 'A comment suppresses no problem'] as const,
  ];
  return {
    additionalProperties: false,
    properties: Object.fromEntries(
      known.map(([id, summary]) => [id, { enum: LEVELS, description: `${summary}.` }]),
    ),
  };
}
