import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import { parseAllDocuments } from 'yaml';
import { isRefusal } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import { kubernetes } from '../../../src/managers/kubernetes';
import { inspect } from '../../conformance/corpus';
import { compareKustomize } from '../../conformance/kustomize';
import type { Report } from '../../conformance/report';
import { FIXTURES, readFixtures } from './fixtures';
import { generated } from './generated';
import type { Files } from './generated';
import { kubectl, titled, usable } from './kubectl';

const KUSTOMIZATION = /^(kustomization\.ya?ml|Kustomization)$/;

function kustomizationsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    KUSTOMIZATION.test(path.split('/').at(-1) ?? ''),
  );
}

/** A corpus of the fixtures, with what the kubectl at hand says of each kustomization. */
function corpusOf(folder: string, root: string) {
  const files = join(root, 'files');
  const oracle = join(root, 'oracle');
  cpSync(folder, join(files, 'the__fixtures'), { recursive: true });
  const index = kustomizationsIn(files).map((found) => {
    const [repo = '', ...path] = found.split('/');
    const { status, stdout, stderr } = spawnSync(kubectl, ['kustomize', dirname(join(files, found))]);
    const answer = join(oracle, found);
    mkdirSync(dirname(answer), { recursive: true });
    writeFileSync(`${answer}.err`, `exit=${String(status)}\ncmd=kubectl kustomize .\n${stderr.toString()}`);
    if (status === 0) writeFileSync(`${answer}.built.yaml`, stdout);
    return { repo: repo.replace('__', '/'), path: path.join('/'), kind: 'kustomization' };
  });
  return { root, files, oracle, index };
}

describe(titled('what kubectl kustomize builds'), function () {
  this.timeout(120_000);
  const root = mkdtempSync(join(tmpdir(), 'formation-kustomize-'));
  let report: Report;

  before(async function () {
    if (!usable) this.skip();
    report = await compareKustomize(corpusOf(FIXTURES, root), inspect);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('is what Formation reads: every workload, container and autoscaler target', () => {
    assert.deepEqual(report.disagreements, []);
    assert.ok(report.compared >= 34, `only ${report.compared} objects were compared`);
  });

  it('is refused by both for the same kustomizations, and by neither for others', () => {
    assert.deepEqual([...report.refusals.missed, ...report.refusals.wrong], []);
    const refused = kustomizationsIn(join(FIXTURES, 'refused')).filter(
      (path) => !/^base\/|\/component\//.test(path),
    );
    assert.equal(report.refusals.agreed, refused.length, relative('.', root));
  });
});

describe(titled('what kubectl kustomize builds of kustomizations that are made at random'), function () {
  this.timeout(300_000);
  const root = mkdtempSync(join(tmpdir(), 'formation-kustomize-'));
  before(function () {
    if (!usable) this.skip();
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('is what Formation reads, and refused by both or by neither', async () => {
    await fc.assert(fc.asyncProperty(generated, agreesOn), { seed: 1, numRuns: 120 });
  });

  async function agreesOn(files: Files): Promise<void> {
    const [folder, corpus] = ['folder', 'corpus'].map((name) => join(root, name)) as [string, string];
    for (const one of [folder, corpus]) rmSync(one, { recursive: true, force: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { disagreements, refusals } = await compareKustomize(corpusOf(folder, corpus), inspect);
    assert.deepEqual([...disagreements, ...refusals.missed, ...refusals.wrong], []);
  }
});

describe(titled('a count written by Formation'), function () {
  this.timeout(120_000);
  before(function () {
    if (!usable) this.skip();
  });
  for (const name of ['names', 'patches', 'components', 'variants', 'rollout', 'copied', 'params', 'shared'])
    it(`is what kubectl kustomize then builds, in every environment of ${name}, and nothing else is`, async () => {
      const { environments, files, service, uri } = await readFixtures(name);
      const scalable = environments.flatMap((environment) =>
        environment.processTypes.map((processType) => ({ environment, processType })),
      );
      for (const { environment, processType } of scalable) {
        const source = (path: string) => service.source(path);
        const plans = kubernetes.scale({ environment, processType, count: 9, source });
        if (isRefusal(plans)) continue;
        const plan = plans.find(({ instead }) => !instead);
        assert.ok(plan?.verb === 'write');
        const [change] = plan.changes;
        assert.ok(change);
        assert.ok(!change.uri.includes('/base/') || environment.files[0]?.includes('/base/'), change.uri);
        const path = change.uri.slice(uri('').length);
        const text = applyEdits(files[path] ?? '', change.edits);
        const folder = environment.folder.slice(uri('').length);
        const [before, after] = [built(files, folder), built({ ...files, [path]: text }, folder)];
        const lines = (text: string) =>
          text.split('\n').filter((line) => !/^ {2}(replicas|count): /.test(line));
        assert.deepEqual(lines(after), lines(before), text);
        const { [processType.key]: scaledTo, ...others } = replicasIn(after);
        assert.equal(scaledTo, 9, text);
        assert.deepEqual(
          { ...others, [processType.key]: 9 },
          { ...replicasIn(before), [processType.key]: 9 },
        );
      }
    });
});

/** What kubectl builds of a folder among files. */
function built(files: Readonly<Record<string, string>>, folder: string): string {
  const root = mkdtempSync(join(tmpdir(), 'formation-kustomize-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { status, stdout, stderr } = spawnSync(kubectl, ['kustomize', join(root, folder)]);
  rmSync(root, { recursive: true, force: true });
  assert.equal(status, 0, stderr.toString());
  return stdout.toString();
}

/** The count of each object that has one, by what names it. */
function replicasIn(text: string): Readonly<Record<string, number>> {
  const objects = parseAllDocuments(text).map((document) => document.toJS() as BuiltObject);
  return Object.fromEntries(
    objects.flatMap(({ kind, metadata, spec }) =>
      spec?.replicas === undefined
        ? []
        : [[`${kind}/${metadata.namespace ?? 'default'}/${metadata.name}`, spec.replicas] as const],
    ),
  );
}

interface BuiltObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec?: { readonly replicas?: number };
}
