import { readFileSync } from 'node:fs';
import type { Finding, Findings } from './findings';

/** What a person made of a finding after looking at the file and asking the real tool. */
export interface Judgement extends Omit<Finding, 'message'> {
  readonly verdict: 'right' | 'wrong';
  readonly why: string;
}

const COLUMNS = ['repository', 'path', 'line', 'rule', 'severity', 'verdict', 'why'] as const;

/** Reads a list of tab-separated columns under a line that names them. Throws at a line of another form. */
export function readJudged(file: string): readonly Judgement[] {
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  if (head !== COLUMNS.join('\t')) throw new Error(`${file}:1: the columns are ${COLUMNS.join(', ')}.`);
  return lines.map((text, index) => {
    const [repository = '', path = '', line, rule = '', severity = '', verdict, why = ''] = text.split('\t');
    if ((verdict !== 'right' && verdict !== 'wrong') || why === '')
      throw new Error(`${file}:${index + 2}: a verdict is right or wrong, and says why.`);
    return { repository, path, line: Number(line), rule, severity, verdict, why };
  });
}

/** How the findings of a corpus compare with what was judged of its projects before. */
export interface Comparison {
  readonly unjudged: readonly Finding[];
  /** Judged wrong, and still told. */
  readonly wrong: readonly Finding[];
  /** Judged right, and told no longer. */
  readonly gone: readonly Judgement[];
  /** By severity: how many of the findings that were judged are right. */
  readonly precision: ReadonlyMap<string, { readonly right: number; readonly judged: number }>;
}

/** Judgements of other projects than those of the corpus say nothing here. */
export function compare({ projects, found }: Findings, judged: readonly Judgement[]): Comparison {
  const verdicts = new Map(judged.map((judgement) => [keyOf(judgement), judgement.verdict]));
  const told = new Set(found.map(keyOf));
  const precision = new Map<string, { right: number; judged: number }>();
  for (const finding of found) {
    const verdict = verdicts.get(keyOf(finding));
    if (verdict === undefined) continue;
    const sum = precision.get(finding.severity) ?? { right: 0, judged: 0 };
    precision.set(finding.severity, {
      right: sum.right + (verdict === 'right' ? 1 : 0),
      judged: sum.judged + 1,
    });
  }
  return {
    unjudged: found.filter((finding) => !verdicts.has(keyOf(finding))),
    wrong: found.filter((finding) => verdicts.get(keyOf(finding)) === 'wrong'),
    gone: judged.filter(
      (one) => one.verdict === 'right' && projects.includes(one.repository) && !told.has(keyOf(one)),
    ),
    precision,
  };
}

/** Findings of one rule on one line are judged together; a stronger word for one is judged again. */
function keyOf({ repository, path, line, rule, severity }: Omit<Finding, 'message'>): string {
  return [repository, path, line, rule, severity].join('\t');
}
