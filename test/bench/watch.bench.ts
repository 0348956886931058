import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { processes } from '../../src/vscode/watch/processes';
import type { WatchHost } from '../../src/workspace/watch/host';
import { hasEngine } from '../managers/compose/engine';
import { WatchedProject } from '../managers/compose/project';

const SERVICES = 100;
const SECONDS = 120;

const SLEEPER = 'image: busybox:test, stop_grace_period: 0s, command: [sleep, "3600"]';
const BUSY: Readonly<Record<string, string>> = {
  'and nothing happens': '',
  'and 20 health checks run each second': `, healthcheck: {test: [CMD, sh, -c, exit 0], interval: 5s}`,
};

/** What watching 100 services costs: this process and every tool that it starts, as a share of one core. */
export async function bench(): Promise<void> {
  if (!hasEngine) return console.log('\nWatching (left out: no Docker engine is running)');
  console.log(`\nWatching ${SERVICES} services for ${SECONDS} s with a real engine, as a share of one core`);
  for (const [title, more] of Object.entries(BUSY)) {
    const names = Array.from({ length: SERVICES }, (_, index) => `s${index}`);
    const lines = names.map((name) => `  ${name}: {${SLEEPER}${more}}`);
    const counted = counting(processes);
    const project = await WatchedProject.of(`services:\n${lines.join('\n')}\n`, counted.host);
    try {
      // A hundred containers at once keep an engine longer than its client waits.
      for (let start = 0; start < SERVICES; start += 20)
        project.docker('compose', 'up', '-d', ...names.slice(start, start + 20));
      await measure(title, project, counted);
    } finally {
      project.remove();
    }
  }
}

async function measure(title: string, project: WatchedProject, counted: Counted): Promise<void> {
  const before = cpuSeconds();
  project.watch();
  await project.count('s99', 1);
  await new Promise((done) => setTimeout(done, SECONDS * 1000));
  const share = (cpuSeconds() - before) / SECONDS;
  console.log(`  ${title}: ${(share * 100).toFixed(2)} %, ${counted.asked()} questions`);
}

interface Counted {
  readonly host: WatchHost;
  asked(): number;
}

function counting(host: WatchHost): Counted {
  let asked = 0;
  return {
    host: {
      ...host,
      run: (...args) => {
        asked++;
        return host.run(...args);
      },
    },
    asked: () => asked,
  };
}

const TICKS = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;

/** Of this process, of what it started and waited for, and of what still runs below it (proc(5), stat). */
function cpuSeconds(): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(name) ?? []);
  const below = new Set([process.pid]);
  for (let size = 0; size < below.size;) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid }) => below.has(pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;
}

function statOf(name: string): { pid: number; parent: number; ticks: number } | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + field, 0);
    return { pid: Number(name), parent: fields[1] ?? 0, ticks };
  } catch {
    return undefined;
  }
}
