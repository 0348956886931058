import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { checks, generatedFiles } from '../../docs/generate/files';
import { derivePackage } from '../../docs/generate/package';
import { root } from '../../docs/generate/sources';
import { translations } from '../../docs/generate/translatable';
import { managers } from '../../src/managers/index';

const nothing = { activationEvents: [], contributes: {} };
const named = (...files: string[]) => managers.slice(0, 1).map((manager) => ({ ...manager, files }));

describe('what is generated', () => {
  let generated: ReadonlyMap<string, string | undefined>;
  before(async () => {
    generated = await generatedFiles();
  });

  it('is what lies in the clone: `npm run generate` changes nothing', () => {
    const stale = [...generated].filter(([path, text]) => {
      const file = join(root, path);
      return text !== (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
    });
    assert.deepEqual(
      stale.map(([path]) => path),
      [],
    );
  });

  it('has a page of its own words for every rule and law', () => {
    for (const { id, docs } of checks()) {
      const page = generated.get(`docs/rules/${id}.md`) ?? '';
      for (const text of [docs.summary, docs.why, docs.bad.text, docs.good.text, docs.source])
        assert.ok(page.includes(text), `${id}: ${text}`);
      assert.match(docs.summary, /[^.]$/);
      assert.match(docs.source, /^https:/);
    }
  });
});

describe('what is translated', () => {
  it('is written where it is used, so that a translator finds it', () => {
    assert.notDeepEqual(translations(), []);
    assert.deepEqual(
      translations().filter(({ first }) => first === undefined),
      [],
    );
  });
});

describe('activation', () => {
  it('looks for names, and never for a glob that would search the workspace', () => {
    const { activationEvents } = derivePackage(
      nothing,
      named('app.json', '{a,b}{,.*}.yaml', '*.yml', '**/x'),
    );
    assert.deepEqual(
      activationEvents.filter((event) => event.startsWith('workspaceContains:')),
      ['app.json', 'a.yaml', 'b.yaml', '.formation.yaml'].map((name) => `workspaceContains:${name}`),
    );
  });

  it('follows an opened YAML text, and a manifest with a language of its own', () => {
    const events = (...files: string[]) => derivePackage(nothing, named(...files)).activationEvents;
    assert.ok(events('*.yaml').includes('onLanguage:yaml'));
    assert.ok(!events('*.json').includes('onLanguage:yaml'));
    assert.ok(events('Procfile', 'Procfile.*').includes('onLanguage:procfile'));
    assert.ok(!events('fly.toml').includes('onLanguage:procfile'));
  });
});
