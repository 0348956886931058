import { RUNNERS } from '../../src/managers/procfile/runner/runners';
import type { Rule } from '../../src/core/rule';
import { levelsSchema } from './rule-properties';

/** Where the schema of `.formation.yaml` ships, for editors of YAML that take one. */
export const SETTINGS_SCHEMA = 'media/formation.schema.json';

const names = (description: string) => ({ type: 'array', items: { type: 'string' }, description });

/** The JSON schema of `.formation.yaml`. */
export function settingsSchema(checks: readonly Pick<Rule, 'id' | 'docs'>[]): object {
  const rules = levelsSchema(checks);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Formation',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      app: { type: 'string', description: 'The name of the app; else that of its folder.' },
      same: {
        type: ['object', 'null'],
        additionalProperties: names('Names that mean this process type.'),
        description: 'Names that mean one process type, by the name that is shown.',
      },
      runner: {
        enum: RUNNERS.map(({ id }) => id),
        description: 'What starts the Procfile, where the files beside it do not show it.',
      },
      presets: {
        type: ['object', 'null'],
        description: 'Formations by name, to be applied as one plan.',
        additionalProperties: {
          oneOf: [
            { type: 'string', pattern: '^\\s*[^=,]+=\\s*\\d+\\s*(,\\s*[^=,]+=\\s*\\d+\\s*)*$' },
            { type: 'object', minProperties: 1, additionalProperties: { type: 'integer', minimum: 0 } },
          ],
          description: 'How many of each process type: web=4,worker=10, or a mapping.',
        },
      },
      rules: { ...rules, description: 'How strongly each rule is told of, or `off`.' },
      overrides: {
        type: ['array', 'null'],
        description: 'The same for some files; the later win.',
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: {
            files: names('Globs: by name in any folder; with a slash, by path from here.'),
            rules,
          },
        },
      },
    },
  };
}
