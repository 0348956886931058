import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { after, describe, it } from 'mocha';
import { isRefusal } from '../../conformance/compose';
import { comparable } from '../../conformance/compose-fields';
import { inspect } from '../../conformance/corpus';
import { generated } from './generated';
import { PROJECTS } from './projects';
import type { Project } from './projects';

const there = spawnSync('docker', ['compose', 'version']).status === 0;
const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');
const title =
  there || required
    ? 'docker compose config agrees on'
    : 'docker compose config (skipped: the tool is not there)';

describe(title, function () {
  this.timeout(60_000);
  const folders: string[] = [];
  after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  function written(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'formation-compose-'));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  for (const [name, project] of Object.entries(PROJECTS)) {
    it(name, async function () {
      if (!there && !required) this.skip();
      await agreesOn(project);
    });
  }

  it('projects that are made at random of what real ones are made of', async function () {
    if (!there && !required) this.skip();
    this.timeout(300_000);
    await fc.assert(fc.asyncProperty(generated, agreesOn), { seed: 1, numRuns: 200 });
  });

  async function agreesOn({ files, with: extra = [] }: Project): Promise<void> {
    const folder = written(files);
    const asked = ['compose.yaml', ...extra].flatMap((file) => ['-f', file]);
    const theirs = servicesOf(folder, asked);
    const found = await inspect(folder, ...asked.map((word) => (word === '-f' ? word : join(folder, word))));
    const refusals = found.manifests.flatMap((manifest) => manifest.problems).filter(isRefusal);
    if (theirs === undefined) {
      assert.notDeepEqual(refusals, [], 'Compose refuses it, and Formation does not');
      return;
    }
    assert.deepEqual(refusals, []);
    const ours = found.formations.flatMap(({ environments }) =>
      environments.flatMap(({ processTypes }) => processTypes),
    );
    assert.deepEqual(
      Object.fromEntries(ours.map(({ declaredAs, config }) => [declaredAs, comparable(config ?? {})])),
      Object.fromEntries(Object.entries(theirs).map(([key, service]) => [key, comparable(service)])),
    );
  }
});

/** What the tool says; undefined where it refuses. Variables of this process are kept from it. */
function servicesOf(
  cwd: string,
  files: readonly string[],
): Record<string, Record<string, unknown>> | undefined {
  const { PATH, HOME } = process.env;
  const options = { cwd, env: { PATH, HOME }, encoding: 'utf8', stdio: 'pipe' } as const;
  try {
    const printed = execFileSync('docker', ['compose', ...files, 'config', '--format', 'json'], options);
    return (JSON.parse(printed) as { services?: Record<string, Record<string, unknown>> }).services ?? {};
  } catch (error) {
    if (error instanceof Error && 'status' in error) return undefined;
    throw error;
  }
}
