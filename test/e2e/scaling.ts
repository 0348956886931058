import { execFileSync, spawnSync } from 'node:child_process';
import type { Window } from '../host/e2e';

const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');

/** Whether a Docker engine is there, or must be. */
export const hasEngine = spawnSync('docker', ['version']).status === 0 || required;

/** Docker Compose on the workspace of a window. */
export function compose({ workspace }: Window, ...args: string[]): string {
  return execFileSync('docker', ['compose', '-f', 'compose.yaml', ...args], {
    cwd: workspace,
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

export function containersOf(window: Window, service: string): number {
  return compose(window, 'ps', '-q', service).split('\n').filter(Boolean).length;
}

/** Picks the declaration of a process type that Docker Compose manages. */
export async function pickCompose({ page }: Window, processType: string): Promise<void> {
  const hasText = new RegExp(`^${processType}.*Docker Compose`);
  await page.locator('.quick-input-list .monaco-list-row', { hasText }).click();
}

/** Answers to how many, picks the command, sees it whole, and runs it to its end. */
export async function runScale(window: Window, processType: string, count: number): Promise<void> {
  const { page } = window;
  const command = `--scale ${processType}=${count} ${processType}`;
  await page.locator('.quick-input-title', { hasText: `Scale ${processType}` }).waitFor();
  await window.screenshot('scale-count');
  await page.locator('.quick-input-box input:visible').fill(String(count));
  const plan = page.locator('.quick-input-list .monaco-list-row', { hasText: command });
  await plan.waitFor();
  await window.screenshot('scale-how');
  await plan.click();
  await page.locator('.monaco-dialog-box', { hasText: command }).waitFor();
  await window.screenshot('scale-confirm');
  await window.confirm('Run');
  await page.locator('.notification-toast', { hasText: 'done' }).waitFor({ timeout: 60_000 });
  await window.screenshot('scale-terminal');
}
