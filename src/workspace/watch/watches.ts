import type { Manager, Target } from '../../core/manager';
import type { Declaration, Environment } from '../../core/model';
import type { Running } from '../../core/observed';
import { EnvironmentWatch } from './environment-watch';
import type { Reading, Watched } from './environment-watch';
import type { Cancel, WatchHost } from './host';

/** An environment that is to be watched, through its manager and where. */
export interface Wanted {
  readonly environment: Environment;
  readonly manager: Manager;
  readonly target?: Target | undefined;
}

/** What is not wanted any more is watched for as long: a person who changes views comes back. */
const LINGER = 3000;

interface Entry {
  wanted: Wanted;
  readonly commands: string;
  readonly watch: EnvironmentWatch;
  /** Set while it is not wanted. */
  leaving: Cancel | undefined;
}

/** What runs in the environments that are watched. It is the managers' answer: nothing else is kept of it. */
export class Watches {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly host: WatchHost) {}

  /** Watches exactly these. */
  want(all: readonly Wanted[]): void {
    const wanted = new Map(all.map((one) => [idOf(one.environment), one]));
    for (const [id, one] of wanted) this.take(id, one);
    for (const [id, entry] of this.entries)
      if (!wanted.has(id)) entry.leaving ??= this.host.after(LINGER, () => this.drop(id));
  }

  /** Asks again now, whatever it waits for. */
  refresh(): void {
    for (const { watch } of this.entries.values()) watch.soon();
  }

  /** Undefined where it is not watched, or nothing was answered yet. */
  reading({ manager, group }: Pick<Environment, 'manager' | 'group'>): Reading | undefined {
    return this.entries.get(idOf({ manager, group }))?.watch.reading;
  }

  /** What is known of the processes of a declaration; undefined where its manager cannot tell, or was not asked. */
  running({ environment, processType }: Declaration): Running | undefined {
    const reading = this.reading(environment);
    if (reading?.state === 'unknown') return { known: false, reason: reading.reason };
    const observed = reading?.state === 'known' ? reading.observed.get(processType.key) : undefined;
    return observed && reading?.state === 'known' ? { known: true, observed, up: reading.up } : undefined;
  }

  /** What is watched now, in the order in which it was first wanted. */
  get all(): readonly Wanted[] {
    return [...this.entries.values()].filter(({ leaving }) => !leaving).map(({ wanted }) => wanted);
  }

  onDidChange(listener: () => void): Cancel {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ends every process at once. */
  dispose(): void {
    for (const id of [...this.entries.keys()]) this.drop(id);
    this.listeners.clear();
  }

  private take(id: string, wanted: Wanted): void {
    const watched = watchedOf(wanted);
    const before = this.entries.get(id);
    const commands = watched && commandsOf(watched);
    if (before && before.commands === commands) {
      before.leaving?.();
      before.leaving = undefined;
      if (watched) before.watch.read(watched);
      if (keysOf(before.wanted) !== keysOf(wanted)) before.watch.soon();
      before.wanted = wanted;
      return;
    }
    if (before) this.drop(id);
    if (!watched || commands === undefined) return;
    const watch = new EnvironmentWatch(
      watched,
      this.host,
      () => this.tell(),
      () => [...this.entries.values()].reduce((sum, entry) => sum + entry.watch.cost, 0),
    );
    this.entries.set(id, { wanted, commands, watch, leaving: undefined });
  }

  private drop(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    entry.leaving?.();
    entry.watch.stop();
    this.entries.delete(id);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function idOf({ manager, group }: Pick<Environment, 'manager' | 'group'>): string {
  return `${manager} ${group}`;
}

function watchedOf({ environment, manager, target }: Wanted): Watched | undefined {
  const query = manager.observe?.(environment, target);
  return query && { query, stream: manager.watch?.(environment, target) };
}

/** The same commands go on as they are, whatever an edit changed. */
function commandsOf({ query, stream }: Watched): string {
  return JSON.stringify([query.command, stream?.command]);
}

function keysOf({ environment }: Wanted): string {
  return environment.processTypes.map(({ key }) => key).join('\n');
}
