import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { checks } from '../../docs/generate/files';
import { settingsSchema } from '../../docs/generate/settings-schema';
import { root } from '../../docs/generate/sources';
import { SETTINGS_KEYS } from '../../src/workspace/rule-settings-file';

const schema = settingsSchema(checks()) as { properties: Record<string, unknown> };
const isValid = new Ajv({ allowUnionTypes: true }).compile(schema);
const accepts = (yaml: string) => isValid(parse(yaml));

describe('the schema of .formation.yaml', () => {
  it('knows what is read, and no more', () => {
    assert.deepEqual(Object.keys(schema.properties).sort(), [...SETTINGS_KEYS].sort());
  });

  it('takes the example that README gives', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, example = ''] = /```yaml\n(app: [^`]*)```/.exec(readme) ?? [];
    assert.match(example, /overrides:/);
    assert.equal(accepts(example), true);
  });

  for (const wrong of [
    'ruls: {}',
    'rules: { pid-file: fatal }',
    'rules: { pid-files: info }',
    'runner: formen',
    'overrides: [{ rules: {} }]',
    'same: { web: api }',
    'presets: { evening: web }',
    'presets: { evening: { web: -1 } }',
  ])
    it(`does not take ${wrong}`, () => {
      assert.equal(accepts(wrong), false);
    });
});
