import type { Disagreement, Report } from './report';

/** What both sides say of one thing: a field with their value and ours. */
export type Field = readonly [name: string, theirs: unknown, ours: unknown];

/** Counts how far two readers of the same files agree. */
export class Comparison {
  private readonly disagreements: Disagreement[] = [];
  private readonly refusals = { agreed: 0, missed: [] as string[], wrong: [] as string[] };
  private projects = 0;
  private compared = 0;
  private fields = 0;

  /** False where either side refuses the project: then there is nothing to compare. */
  add(where: string, refused: { readonly theirs: boolean; readonly ours: boolean }): boolean {
    this.projects++;
    if (refused.theirs && refused.ours) this.refusals.agreed++;
    else if (refused.theirs) this.refusals.missed.push(where);
    else if (refused.ours) this.refusals.wrong.push(where);
    return !refused.theirs && !refused.ours;
  }

  /** A process type of a project. Lists and objects are equal where their JSON is. */
  compare(file: string, where: string, fields: readonly Field[]): void {
    this.compared++;
    for (const [field, theirs, ours] of fields) {
      this.fields++;
      if (JSON.stringify(theirs) !== JSON.stringify(ours))
        this.disagreements.push({ file, where, field, theirs, ours });
    }
  }

  report(kind: string): Report {
    const { projects, compared, fields, disagreements, refusals } = this;
    return {
      kind,
      projects,
      compared,
      fields,
      agreed: fields - disagreements.length,
      disagreements,
      refusals,
    };
  }
}
