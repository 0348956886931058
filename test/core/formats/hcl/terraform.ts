import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Nothing is set up, and nobody is asked for a newer version.
const env = { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' };

export const hasTerraform = spawnSync('terraform', ['version'], { env }).status === 0;

export const withTerraform = (title: string) =>
  hasTerraform ? title : `${title} (skipped: terraform is not installed)`;

/** True where `terraform fmt` takes a text, which it does for all that follows the syntax. */
export function takes(text: string): boolean {
  const { error, status } = spawnSync('terraform', ['fmt', '-'], { input: text, env });
  assert.equal(error, undefined);
  return status === 0;
}

/** What `terraform console` gives for an expression in a folder of these files. */
export function worksOut(files: Readonly<Record<string, string>>, expression: string): unknown {
  const cwd = mkdtempSync(join(tmpdir(), 'formation-terraform-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
    const input = `jsonencode(${expression})\n`;
    const { stdout, stderr, status } = spawnSync('terraform', ['console'], { cwd, input, env });
    assert.equal(status, 0, String(stderr));
    return JSON.parse(JSON.parse(String(stdout)) as string);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
