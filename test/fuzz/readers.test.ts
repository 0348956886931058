import { readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { managers } from '../../src/managers/index';
import { nameMatcher } from '../../src/workspace/glob';
import { CORPUS, filesBelow, SAMPLES } from '../bench/corpus';
import { Seeded } from '../bench/seeded';
import { applyEdit, edit } from '../workspace/edits';
import { assertWithin, readAll, uriOf } from './reading';
import { SEEDS } from './seeds';
import { structures } from './structures';

const paths = Object.keys(SEEDS);
const changes = fc.array(fc.tuple(fc.constantFrom(...paths), edit), { minLength: 1, maxLength: 12 });
const bytes = fc.uint8Array({ maxLength: 300 }).map((list) => Buffer.from(list).toString('latin1'));
const share = fc.double({ min: 0, max: 1, noNaN: true });

const isManifest = nameMatcher(managers.flatMap(({ files }) => files));

/** Each file cut off at some places, always the same ones. */
async function readTruncated(folder: string, places: number): Promise<void> {
  const seeded = new Seeded(7);
  for (const path of filesBelow(folder)) {
    if (!isManifest(basename(path))) continue;
    const text = readFileSync(path, 'utf8');
    const name = relative(folder, path);
    const { service } = await readAll({ [name]: text });
    for (let version = 1; version <= places; version++) {
      const left = text.slice(0, seeded.below(text.length));
      await service.edit({ uri: uriOf(name), version, text: left });
      assertWithin(service);
    }
  }
}

describe('reading', function () {
  this.timeout(600_000);

  it('tells of manifests that were changed anywhere only what stands in them', () =>
    fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const files: Record<string, string> = { ...SEEDS };
        for (const [path, change] of all) files[path] = applyEdit(files[path] ?? '', change);
        await readAll(files);
      }),
      { numRuns: 150 },
    ));

  it('tells of any structure only what stands in it', () =>
    fc.assert(
      fc.asyncProperty(structures, async (files) => {
        await readAll({ ...SEEDS, ...files });
      }),
      { numRuns: 250 },
    ));

  it('tells of any characters only what stands among them', () =>
    fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), share, bytes, async (path, at, text) => {
        const seed = SEEDS[path] ?? '';
        await readAll({ [path]: seed.slice(0, Math.floor(at * seed.length)) + text });
      }),
      { numRuns: 300 },
    ));

  it('tells of samples that are cut off only what stands in what is left', () => readTruncated(SAMPLES, 20));

  const there = filesBelow(CORPUS).length > 0;
  it(`tells the same of real files${there ? '' : ' (skipped: they are not here)'}`, function () {
    if (!there) this.skip();
    return readTruncated(CORPUS, 3);
  });
});
