import type { ProcessType } from './model';

/** Process types by their labels: each selector looks only at those that have its rarest label. */
export class Labelled {
  private readonly byKey = new Map<string, ReadonlyMap<string, readonly ProcessType[]>>();

  constructor(private readonly processTypes: readonly ProcessType[]) {}

  /** Those of one namespace that have all these labels; none where there are no labels. */
  selectedBy(
    selector: Readonly<Record<string, string>>,
    namespace: string | undefined,
  ): readonly ProcessType[] {
    const labels = Object.entries(selector);
    const candidates = labels.map(([key, value]) => this.valuesOf(key).get(value) ?? []);
    const [fewest = []] = candidates.sort((a, b) => a.length - b.length);
    return fewest.filter(
      (processType) =>
        processType.namespace === namespace &&
        labels.every(([key, value]) => processType.labels?.[key] === value),
    );
  }

  /** The process types that have each value of a label. */
  private valuesOf(key: string): ReadonlyMap<string, readonly ProcessType[]> {
    const known = this.byKey.get(key);
    if (known) return known;
    const values = new Map<string, ProcessType[]>();
    for (const processType of this.processTypes) {
      const value = processType.labels?.[key];
      if (value === undefined) continue;
      const alike = values.get(value);
      if (alike) alike.push(processType);
      else values.set(value, [processType]);
    }
    this.byKey.set(key, values);
    return values;
  }
}
