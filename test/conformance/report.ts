/** Real manifests with what the real tools say of them. */
export interface Corpus {
  readonly root: string;
  /** The folder of the manifests: `<owner>__<name>/<path>`. */
  readonly files: string;
  /** The folder of the tools' answers, by the same paths. */
  readonly oracle: string;
  readonly index: readonly CorpusEntry[];
}

export interface CorpusEntry {
  readonly repo: string;
  readonly path: string;
  readonly kind: string;
}

/** How far Formation agrees with one tool over a corpus. */
export interface Report {
  readonly kind: string;
  /** What the corpus holds, and how much of it both sides could read. */
  readonly projects: number;
  readonly compared: number;
  readonly fields: number;
  readonly agreed: number;
  readonly disagreements: readonly Disagreement[];
  readonly refusals: Refusals;
}

export interface Disagreement {
  readonly file: string;
  /** The service or workload. */
  readonly where: string;
  readonly field: string;
  readonly theirs: unknown;
  readonly ours: unknown;
}

/** Files that the tool refuses: found as an error, passed as good, and refused though the tool takes them. */
export interface Refusals {
  readonly agreed: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}
