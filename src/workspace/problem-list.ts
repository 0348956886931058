import type { Problem } from '../core/problem';
import type { Uri } from '../core/source';

/** Problems by file, in the order of their places. */
export class ProblemList {
  private readonly byFile = new Map<Uri, Problem[]>();
  private readonly told = new Set<string>();

  add(problem: Problem): void {
    const { uri } = problem.at;
    const known = this.byFile.get(uri);
    if (known) known.push(problem);
    else this.byFile.set(uri, [problem]);
  }

  /** For what several readers of a file find alike. */
  addOnce(problem: Problem): void {
    const { uri, span } = problem.at;
    const key = `${span.start} ${span.end} ${problem.rule} ${problem.message} ${uri}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    this.add(problem);
  }

  sorted(): ReadonlyMap<Uri, readonly Problem[]> {
    for (const [uri, problems] of this.byFile) this.byFile.set(uri, inOrder(problems));
    return this.byFile;
  }
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems
    .map((problem) => ({ problem, start: problem.at.span.start }))
    .sort((a, b) => a.start - b.start)
    .map(({ problem }) => problem);
}
