import { child, scalarOf } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, ScaleRequest, Target } from '../../core/manager';
import type { Autoscaler } from '../../core/model';
import type { Change, SourceText, TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { boundsOf } from './autoscaler';
import type { BoundKeys } from './autoscaler';
import { readKubernetes } from './document';
import { namespaceArgs } from './kubectl';

/** The bounds that let an autoscaler reach a number and not leave it on one side. */
interface Wanted {
  readonly says: string;
  readonly min: number;
  readonly max: number;
}

/** What serves better than a number that an autoscaler sets again: other bounds of that autoscaler. */
export function boundsPlans(request: ScaleRequest): readonly Plan[] {
  const { autoscaler } = request.processType.quantity;
  const keys = autoscaler && boundsOf(autoscaler.term);
  if (!autoscaler?.known || !keys) return [];
  return wantedFor(autoscaler, request.count).flatMap((wanted) => [
    ...(request.target ? [patchPlan(request, autoscaler, wanted, keys, request.target)] : []),
    ...writePlan(request, autoscaler, wanted, keys),
  ]);
}

/** An autoscaler of Kubernetes keeps at least one. */
function wantedFor({ min = 1, max = 1 }: Autoscaler, count: number): readonly Wanted[] {
  if (count < 1) return [];
  const [atLeast, atMost] = [Math.max(count, max), Math.min(count, min)];
  return [
    ...(count > min ? [{ says: `at least ${count}`, min: count, max: atLeast }] : []),
    ...(count < max ? [{ says: `at most ${count}`, min: atMost, max: count }] : []),
  ];
}

function patchPlan(
  { processType, environment }: ScaleRequest,
  { term, name, min, max }: Autoscaler,
  wanted: Wanted,
  keys: BoundKeys,
  target: Target,
): Plan {
  const spec = {
    ...(wanted.min === min ? {} : { [keys.min]: wanted.min }),
    ...(wanted.max === max ? {} : { [keys.max]: wanted.max }),
  };
  const args = [
    ...['--context', target.id, 'patch', `${term.toLowerCase()}/${name.value}`],
    ...['--type=merge', '-p', JSON.stringify({ spec }), ...namespaceArgs(processType, target)],
  ];
  return {
    verb: 'run',
    title: `Let ${name.value} keep ${wanted.says} in ${target.title}`,
    instead: true,
    steps: [{ executable: 'kubectl', args, cwd: environment.folder }],
    target,
    warnings: [],
  };
}

function writePlan(
  { source }: ScaleRequest,
  autoscaler: Autoscaler,
  wanted: Wanted,
  keys: BoundKeys,
): readonly Plan[] {
  const { name } = autoscaler;
  const text = source(name.at.uri);
  const change = text && boundsChange(text, autoscaler, wanted, keys);
  if (!change) return [];
  const title = `Write that ${name.value} keeps ${wanted.says} into ${nameOf(change.uri)}`;
  const shared = name.through.some(({ via }) => via === 'base');
  const warnings = shared ? ['The file of the base holds for all its overlays.'] : [];
  return [{ verb: 'write', title, instead: true, changes: [change], warnings }];
}

function boundsChange(
  source: SourceText,
  { term, name: { at }, min, max }: Autoscaler,
  wanted: Wanted,
  keys: BoundKeys,
): Change | undefined {
  const object = readKubernetes(source).objects.find(
    ({ kind, name }) => kind === term && name.at.span.start === at.span.start,
  );
  const spec = child(object?.node, 'spec');
  if (spec?.kind !== 'mapping' || spec.through.length > 0) return undefined;
  const edits: TextEdit[] = [];
  for (const [key, value, before] of [
    [keys.min, wanted.min, min] as const,
    [keys.max, wanted.max, max] as const,
  ]) {
    if (value === before) continue;
    const written = scalarOf(child(spec, key));
    if (!written) edits.push(insertEntry(source.text, spec, key, String(value)));
    else if (written.through.length > 0) return undefined;
    else edits.push(replaceScalar(written, String(value)));
  }
  return { uri: source.uri, edits: edits.sort((a, b) => a.span.start - b.span.start) };
}
