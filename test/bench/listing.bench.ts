import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HEAVY_FOLDERS } from '../../src/workspace/files';
import { bundled } from './bundled';
import { compare } from './harness';
import type { Contenders } from './harness';
import { heldByManifests } from './held';
import type * as Listed from './listed';
import { listWith, ripgrep } from './ripgrep';
import { writeTree } from './tree';

/** A large workspace: what finding its manifests costs, and what holding them does. */
export async function bench(): Promise<void> {
  const { candidates, whole } = await bundled<typeof Listed>('test/bench/listed.ts');
  const folder = mkdtempSync(join(tmpdir(), 'formation-bench-'));
  try {
    const written = writeTree(folder);
    await compare(
      `A workspace of ${written} files, listed`,
      { ...listings(folder), 'the manifests': () => candidates(folder) },
      { warmUp: 2, counted: 15 },
    );
    await compare(
      'And read, until its formations are complete',
      { 'listed alone': () => candidates(folder), 'listed, read and checked': () => whole(folder) },
      { warmUp: 2, counted: 15 },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await heldByManifests();
}

function listings(folder: string): Contenders {
  const rg = ripgrep();
  if (rg === undefined) return { 'readdir, every file': () => readdir(folder, { recursive: true }) };
  return {
    'ripgrep, without heavy folders': () => listWith(rg, folder, HEAVY_FOLDERS),
    'ripgrep, every file': () => listWith(rg, folder, []),
  };
}
