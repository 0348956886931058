import type * as vscode from 'vscode';
import type { Target } from '../../core/manager';
import type { Environment } from '../../core/model';

const KEY = 'watched';

/** Where a person wants environments to be watched, that are not by themselves: kept for this workspace. */
export class ChosenTargets {
  constructor(private readonly memento: vscode.Memento) {}

  /** The target; `here` for a manager without any; undefined where nobody turned it on. */
  get(environment: Environment): Target | 'here' | undefined {
    return this.all()[idOf(environment)];
  }

  async set(environment: Environment, target: Target | 'here' | undefined): Promise<void> {
    const own = idOf(environment);
    const others = Object.entries(this.all()).filter(([id]) => id !== own);
    await this.memento.update(KEY, Object.fromEntries(target ? [...others, [own, target]] : others));
  }

  private all(): Readonly<Record<string, Target | 'here'>> {
    return this.memento.get(KEY, {});
  }
}

function idOf({ manager, group }: Environment): string {
  return `${manager} ${group}`;
}
