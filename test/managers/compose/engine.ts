import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const required = (process.env['FORMATION_REQUIRE'] ?? '').split(',').includes('docker');
const answers = (...args: string[]) => spawnSync('docker', args).status === 0;

/** Whether there is an engine to ask, or must be. */
export const hasEngine = required || (answers('compose', 'version') && answers('version'));

export function titled(title: string): string {
  return hasEngine ? title : `${title} (skipped: no Docker engine is running)`;
}

const IMAGE = 'busybox:test';

/** An engine of a test's own in a network of its own takes the engine's program, root, and an image to begin with. */
export const mayHaveOwn =
  hasEngine &&
  process.getuid?.() === 0 &&
  answers('image', 'inspect', IMAGE) &&
  spawnSync('unshare', ['--net', 'dockerd', '--version']).status === 0;

/** An engine that a test may stop: no other is disturbed by it. */
export class OwnEngine {
  private readonly folder = mkdtempSync(join(tmpdir(), 'formation-engine-'));
  private process: ChildProcess | undefined;
  readonly host = `unix://${this.folder}/docker.sock`;

  async start(): Promise<void> {
    const folder = (name: string) => join(this.folder, name);
    const options = ['--data-root', folder('data'), '--exec-root', folder('exec'), '-p', folder('pid')];
    // A Swarm talks to itself: its network has at least a loopback.
    const script = ['sh', '-c', 'ip link set lo up; exec dockerd "$@"', 'dockerd'];
    const args = ['--net', ...script, ...options, '-H', this.host];
    this.process = spawn('unshare', args, { stdio: 'ignore' });
    while (!this.answers()) await new Promise((done) => setTimeout(done, 100));
  }

  /** Gives it the image of the engine around it. */
  fill(): void {
    mkdirSync(this.folder, { recursive: true });
    const archive = join(this.folder, 'image.tar');
    execFileSync('docker', ['save', '-o', archive, IMAGE]);
    execFileSync('docker', ['-H', this.host, 'load', '-i', archive], { stdio: 'pipe' });
  }

  signal(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  async stop(): Promise<void> {
    const { process } = this;
    if (!process || process.exitCode !== null) return;
    const ended = new Promise((done) => process.once('exit', done));
    process.kill('SIGCONT');
    process.kill('SIGTERM');
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop();
    this.unmount();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The networks of a Swarm stay mounted when its engine ends. */
  private unmount(): void {
    const networks = join(this.folder, 'exec/netns');
    if (!existsSync(networks)) return;
    for (const name of readdirSync(networks)) spawnSync('umount', [join(networks, name)]);
  }

  private answers(): boolean {
    if (this.process?.exitCode !== null) throw new Error('the engine did not start');
    return spawnSync('docker', ['-H', this.host, 'version']).status === 0;
  }
}
