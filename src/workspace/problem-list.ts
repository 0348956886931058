import type { Problem } from '../core/problem';
import type { Uri } from '../core/source';

/** Problems by file, in the order of their places; what several readers of a file find alike, once. */
export class ProblemList {
  private readonly byFile = new Map<Uri, Problem[]>();

  add(problem: Problem): void {
    const { uri } = problem.at;
    const known = this.byFile.get(uri);
    if (known) known.push(problem);
    else this.byFile.set(uri, [problem]);
  }

  sorted(): ReadonlyMap<Uri, readonly Problem[]> {
    for (const [uri, problems] of this.byFile) this.byFile.set(uri, inOrder(problems));
    return this.byFile;
  }
}

interface Placed {
  readonly problem: Problem;
  readonly start: number;
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems
    .map((problem): Placed => ({ problem, start: problem.at.span.start }))
    .sort((a, b) => a.start - b.start)
    .filter(isFirst)
    .map(({ problem }) => problem);
}

/** Whether none of those before it, which begin no later, says the same of the same place. */
function isFirst({ problem, start }: Placed, index: number, sorted: readonly Placed[]): boolean {
  for (let before = index - 1; sorted[before]?.start === start; before--) {
    const other = sorted[before]?.problem;
    if (other && other.message === problem.message && other.rule === problem.rule && endOf(other) === endOf(problem))
      return false;
  }
  return true;
}

const endOf = ({ at }: Problem) => at.span.end;
