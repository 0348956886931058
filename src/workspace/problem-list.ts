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

function inOrder(problems: readonly Problem[]): Problem[] {
  const sorted = problems
    .map((problem) => ({ problem, start: problem.at.span.start }))
    .sort((a, b) => a.start - b.start);
  const isAlone = (index: number) =>
    sorted[index - 1]?.start !== sorted[index]?.start && sorted[index]?.start !== sorted[index + 1]?.start;
  const told = new Set<string>();
  return sorted.flatMap(({ problem }, index) => (isAlone(index) || isNew(problem, told) ? problem : []));
}

/** A text for each problem would cost more than the sorting: only those that begin at one place have one. */
function isNew({ at: { span }, rule, message }: Problem, told: Set<string>): boolean {
  const before = told.size;
  return told.add(`${span.start} ${span.end} ${rule} ${message}`).size > before;
}
