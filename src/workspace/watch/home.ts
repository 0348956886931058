import { isRefusal } from '../../core/manager';
import type { Manager, Target } from '../../core/manager';
import type { Environment } from '../../core/model';
import type { Cancel, WatchHost } from './host';
import { PATIENCE } from './pace';

/**
 * Where a manager's tool would look by itself: a target on this machine; `elsewhere`, on another; `unnamed`, where it
 * names none or cannot be asked; `asking` until that is known.
 */
export type Home = Target | 'elsewhere' | 'unnamed' | 'asking';

/** Asks each manager once where it looks. */
export class Homes {
  private readonly known = new Map<string, Home>();
  private readonly questions = new Set<Cancel>();

  constructor(
    private readonly host: WatchHost,
    private readonly changed: () => void,
  ) {}

  of({ id, targets }: Manager, environment: Environment): Home {
    if (!targets) return 'unnamed';
    const known = this.known.get(id);
    if (known !== undefined) return known;
    this.known.set(id, 'asking');
    const { command, read } = targets(environment);
    const cancel = this.host.run(command, PATIENCE, (answer) => {
      this.questions.delete(cancel);
      this.known.set(id, typeof answer === 'string' ? 'unnamed' : homeIn(read(answer)));
      this.changed();
    });
    this.questions.add(cancel);
    return 'asking';
  }

  /** They are asked again when they are needed next. */
  forget(): void {
    for (const cancel of this.questions) cancel();
    this.questions.clear();
    this.known.clear();
  }
}

function homeIn(answer: ReturnType<ReturnType<NonNullable<Manager['targets']>>['read']>): Home {
  if (isRefusal(answer)) return 'unnamed';
  const current = answer.find((target) => target.current);
  if (!current) return 'unnamed';
  return current.remote ? 'elsewhere' : current;
}
