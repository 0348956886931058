import type { Problem } from '../core/problem';
import { applyEdits, span } from '../core/source';
import type { SourceText, TextEdit, Uri } from '../core/source';
import type { Snapshot, WorkspaceService } from './service';

/** A file after its problems were mended. */
export interface Mended {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  readonly mended: readonly Problem[];
}

interface Attempt {
  readonly problem: Problem;
  readonly edits: readonly TextEdit[];
}

/** Mending one thing may show another; more often than this it would go round in circles. */
const MOST_ROUNDS = 10;

/**
 * Applies the first safe fix of each wanted problem of a file, as far as they do not overlap, and again for what is
 * left. A fix whose problem does not go, or that brings another anywhere in the workspace, is left out.
 */
export async function mendFile(
  service: WorkspaceService,
  uri: Uri,
  wants: (problem: Problem) => boolean,
): Promise<Mended | undefined> {
  const before = service.source(uri);
  const mended: Problem[] = [];
  let edits: readonly TextEdit[] = [];
  let now = service;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const source = now.source(uri);
    const attempts = source ? await sound(now, source, [], attemptsIn(now, uri, wants)) : [];
    if (!source || attempts.length === 0) break;
    edits = attempts.flatMap((attempt) => attempt.edits);
    mended.push(...attempts.map(({ problem }) => problem));
    now = await now.rehearse([edited(source, edits)]);
  }
  const after = now.source(uri);
  // Whatever was typed meanwhile, the edits are not for.
  if (!before || !after || after === before || service.source(uri) !== before) return undefined;
  const same = applyEdits(before.text, edits) === after.text;
  return { text: after.text, edits: same ? edits : [changedLines(before.text, after.text)], mended };
}

/** True where a problem can be mended without asking. */
export function isMendable(problem: Problem): boolean {
  return problem.fixes.some(({ safe }) => safe);
}

function attemptsIn(
  { snapshot }: WorkspaceService,
  uri: Uri,
  wants: (problem: Problem) => boolean,
): readonly Attempt[] {
  const attempts: Attempt[] = [];
  for (const problem of (snapshot.problems.get(uri) ?? []).filter(wants)) {
    const [change, ...others] = problem.fixes.find(({ safe }) => safe)?.changes() ?? [];
    if (change?.uri !== uri || others.length > 0) continue;
    const taken = attempts.flatMap(({ edits }) => edits);
    if (!change.edits.some((edit) => taken.some((other) => overlap(edit, other))))
      attempts.push({ problem, edits: change.edits });
  }
  return attempts;
}

function overlap({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** Those of the candidates that keep what they promise, beside those that are known to. */
async function sound(
  service: WorkspaceService,
  source: SourceText,
  known: readonly Attempt[],
  candidates: readonly Attempt[],
): Promise<readonly Attempt[]> {
  const all = [...known, ...candidates];
  if (candidates.length === 0 || (await isSound(service, source, all))) return all;
  if (candidates.length === 1) return known;
  const half = candidates.length >> 1;
  const first = await sound(service, source, known, candidates.slice(0, half));
  return sound(service, source, first, candidates.slice(half));
}

async function isSound(
  service: WorkspaceService,
  source: SourceText,
  attempts: readonly Attempt[],
): Promise<boolean> {
  const edits = attempts.flatMap((attempt) => attempt.edits);
  const rehearsed = await service.rehearse([edited(source, edits)]);
  const allowed = countByKind(allProblems(service.snapshot));
  for (const [kind, count] of countByKind(attempts.map(({ problem }) => problem)))
    allowed.set(kind, (allowed.get(kind) ?? 0) - count);
  const left = countByKind(allProblems(rehearsed.snapshot));
  return [...left].every(([kind, count]) => count <= (allowed.get(kind) ?? 0));
}

function allProblems({ problems }: Snapshot): readonly Problem[] {
  return [...problems.values()].flat();
}

function countByKind(problems: readonly Problem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule, at } of problems) {
    const kind = `${rule} ${at.uri}`;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function edited({ uri, version, text }: SourceText, edits: readonly TextEdit[]): SourceText {
  return { uri, version: version + 1 / 1024, text: applyEdits(text, edits) };
}

/** One edit over the lines that differ. */
function changedLines(before: string, after: string): TextEdit {
  const [old, now] = [before, after].map((text) => text.split(/(?<=\n)/)) as [string[], string[]];
  let first = 0;
  while (first < Math.min(old.length, now.length) && old[first] === now[first]) first++;
  let last = 0;
  const most = Math.min(old.length, now.length) - first;
  while (last < most && old[old.length - 1 - last] === now[now.length - 1 - last]) last++;
  const start = old.slice(0, first).join('').length;
  const end = old.slice(0, old.length - last).join('').length;
  return { span: span(start, end), text: now.slice(first, now.length - last).join('') };
}
