import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { before, describe, it } from 'mocha';
import { filesBelow, root } from '../../docs/generate/sources';

/** The files that each file needs when it runs; an import of types alone is none. */
type Imports = ReadonlyMap<string, readonly string[]>;

async function importsOf(files: readonly string[]): Promise<Imports> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [...files],
    bundle: true,
    write: false,
    outdir: 'out',
    packages: 'external',
    external: ['vscode'],
    platform: 'node',
    metafile: true,
  });
  return new Map(
    Object.entries(metafile.inputs).map(([path, { imports }]) => [
      path,
      imports.flatMap((found) => (found.external ? [] : [found.path])),
    ]),
  );
}

/** A way from a file back to itself; undefined where there is none. */
function cycleIn(imports: Imports): readonly string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const cycle = visit(next, [...way, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** The floors that each may stand on. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  core: [],
  managers: ['core'],
  rules: ['core'],
  workspace: ['core', 'managers', 'rules'],
  protocol: ['core'],
  webview: ['protocol'],
  cli: ['core', 'managers', 'rules', 'workspace', 'package.json'],
  vscode: ['core', 'managers', 'rules', 'workspace', 'protocol'],
};

const floorOf = (file: string) => /^src\/(\w+)/.exec(file)?.[1] ?? file;
const managerOf = (file: string) => /^src\/managers\/([\w-]+)\//.exec(file)?.[1];

/** The imports that go up, or from the folder of one manager into another's. */
function strayIn(imports: Imports): readonly string[] {
  return [...imports].flatMap(([file, needed]) =>
    needed
      .filter((other) => {
        const [floor, under, manager] = [floorOf(file), floorOf(other), managerOf(file)];
        if (manager !== undefined && under === 'managers') return managerOf(other) !== manager;
        return floor !== under && !BELOW[floor]?.includes(under);
      })
      .map((other) => `${file} imports ${other}`),
  );
}

describe('imports', () => {
  let imports: Imports = new Map();
  before(async () => {
    imports = await importsOf(filesBelow('src'));
  });

  it('are known of every file', () => {
    // The command line tells the package's version.
    assert.deepEqual([...imports.keys()].sort(), ['package.json', ...filesBelow('src')]);
  });

  it('make no cycle', () => {
    assert.equal(cycleIn(imports)?.join(' imports '), undefined);
  });

  it('only run down the floors, and never from one manager to another', () => {
    assert.deepEqual(strayIn(imports), []);
  });

  it('are told where they make a cycle or go up', () => {
    const wrong = new Map([
      ['src/core/a.ts', ['src/core/b.ts']],
      ['src/core/b.ts', ['src/core/c.ts', 'src/managers/compose/a.ts']],
      ['src/core/c.ts', ['src/core/b.ts']],
      ['src/managers/compose/a.ts', ['src/managers/ec2/a.ts', 'src/core/a.ts']],
    ]);
    assert.deepEqual(cycleIn(wrong), ['src/core/b.ts', 'src/core/c.ts', 'src/core/b.ts']);
    assert.deepEqual(strayIn(wrong), [
      'src/core/b.ts imports src/managers/compose/a.ts',
      'src/managers/compose/a.ts imports src/managers/ec2/a.ts',
    ]);
  });
});
