import type { Problem } from '../core/problem';
import type { Uri } from '../core/source';

/** Problems by file, in the order of their places. What two readers of a file found alike stands once. */
export class ProblemList {
  private readonly byFile = new Map<Uri, Map<string, Problem>>();

  add(problem: Problem): void {
    const { uri, span } = problem.at;
    const known = this.byFile.get(uri) ?? new Map<string, Problem>();
    const key = `${problem.rule} ${span.start} ${span.end} ${problem.message}`;
    if (!known.has(key)) known.set(key, problem);
    this.byFile.set(uri, known);
  }

  sorted(): ReadonlyMap<Uri, readonly Problem[]> {
    return new Map(
      [...this.byFile].map(([uri, problems]) => [
        uri,
        [...problems.values()].sort((a, b) => a.at.span.start - b.at.span.start),
      ]),
    );
  }
}
