import { SYNTAX } from '../core/problem';
import type { Fix, Problem } from '../core/problem';
import { contains, span } from '../core/source';
import type { SourceText, Span } from '../core/source';
import type { SuppressedRule, Suppression } from './suppressions';

/** The id of problems with comments that suppress nothing. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** The problems that no comment suppresses, and those of comments that suppress none. */
export function unsuppressed(
  problems: readonly Problem[],
  suppressions: readonly Suppression[],
  source: SourceText,
): readonly Problem[] {
  if (suppressions.length === 0) return problems;
  const used = new Set<SuppressedRule | Suppression>();
  const left = problems.filter((problem) => {
    const by = suppressions.flatMap((suppression) => suppressing(suppression, problem));
    by.forEach((one) => used.add(one));
    return by.length === 0;
  });
  // What is broken may hide what a comment is for.
  if (problems.some(({ rule, severity }) => rule === SYNTAX && severity === 'error')) return left;
  const unused = suppressions.flatMap((suppression) => unusedIn(suppression, used, source));
  return unused.length === 0 ? left : [...left, ...unused].sort((a, b) => a.at.span.start - b.at.span.start);
}

/** What of a comment is for a problem: the rule that it names, or the comment as a whole. */
function suppressing(
  suppression: Suppression,
  { rule, at }: Problem,
): readonly (SuppressedRule | Suppression)[] {
  if (rule === SYNTAX || !contains(suppression.reach, at.span.start)) return [];
  return suppression.rules.length === 0 ? [suppression] : suppression.rules.filter(({ id }) => id === rule);
}

function unusedIn(
  suppression: Suppression,
  used: ReadonlySet<SuppressedRule | Suppression>,
  source: SourceText,
): readonly Problem[] {
  const { at, rules } = suppression;
  if (used.has(suppression)) return [];
  const unused = rules.filter((rule) => !used.has(rule));
  if (rules.length === unused.length) {
    const remove = { title: 'Remove the comment', gone: commentSpan(source.text, at) };
    return [problem('This comment suppresses no problem.', at, remove, source)];
  }
  return unused.map((rule) => {
    const remove = { title: `Remove ${rule.id}`, gone: listedSpan(rules, rule) };
    return problem(`There is no problem of ${rule.id} to suppress.`, rule.at, remove, source);
  });
}

function problem(
  message: string,
  at: Span,
  { title, gone }: { readonly title: string; readonly gone: Span },
  { uri }: SourceText,
): Problem {
  const fix: Fix = {
    title,
    changes: () => [{ uri, edits: [{ span: gone, text: '' }] }],
    safe: true,
  };
  return {
    rule: UNUSED_SUPPRESSION,
    severity: 'hint',
    message,
    at: { uri, span: at },
    related: [],
    fixes: [fix],
  };
}

/** A comment with the line that it has for itself, or with the blanks before it. */
function commentSpan(text: string, { start, end }: Span): Span {
  const before = /[ \t]*$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0].length ?? 0;
  const from = start - before;
  const isFirst = from === 0 || /[\r\n\uFEFF]/.test(text.charAt(from - 1));
  const after = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end, end + 1000))?.[0].length;
  return isFirst && after !== undefined ? span(from, end + after) : span(from, end);
}

/** An item of a list with the comma before it, or for the first the one behind. */
function listedSpan(rules: readonly SuppressedRule[], rule: SuppressedRule): Span {
  const index = rules.indexOf(rule);
  const before = rules[index - 1];
  if (before) return span(before.at.end, rule.at.end);
  return span(rule.at.start, rules[index + 1]?.at.start ?? rule.at.end);
}
