import type { Autoscaler, ProcessType, Quantity } from '../../src/core/model';
import type { Problem } from '../../src/core/problem';
import { collect } from '../../src/core/rule';
import type { Rule } from '../../src/core/rule';
import { located } from '../../src/core/source';
import type { Origin } from '../../src/core/source';
import type { DetachesTrait, OneCopyTrait, PidFileTrait, Repair } from '../../src/core/trait';

export const at = (start: number): Origin => ({
  uri: 'file:///app/manifest',
  span: { start, end: start + 4 },
});

export const repair = (title: string, consequence?: string): Repair => ({
  title,
  change: () => ({ uri: 'file:///app/manifest', edits: [{ span: at(10).span, text: title }] }),
  ...(consequence === undefined ? {} : { consequence }),
});

export const quantity = (over: Partial<Quantity> = {}): Quantity => ({
  kind: 'fixed',
  declared: true,
  known: true,
  ...over,
});

export const port = (over: Partial<OneCopyTrait> = {}): OneCopyTrait => ({
  kind: 'one-copy',
  resource: 'host-port',
  value: '8080',
  certain: true,
  refusal: 'The port is given to one copy.',
  remarkable: true,
  at: at(10),
  ...over,
});

export const detaches = (over: Partial<DetachesTrait> = {}): DetachesTrait => ({
  kind: 'detaches',
  program: 'gunicorn',
  reason: '`--daemon` makes gunicorn leave for the background',
  by: 'flag',
  flag: located('--daemon', at(10)),
  at: at(10),
  ...over,
});

export const writesPid = (over: Partial<PidFileTrait> = {}): PidFileTrait => ({
  kind: 'pid-file',
  program: 'gunicorn',
  reason: '`--pid` makes gunicorn write its process id into a file',
  flag: located('--pid', at(10)),
  at: at(10),
  ...over,
});

export const autoscaler = (over: Partial<Autoscaler> = {}): Autoscaler => ({
  name: located('web-scaler', at(80)),
  term: 'HorizontalPodAutoscaler',
  target: 'web',
  min: 2,
  max: 10,
  known: true,
  ...over,
});

/** What a rule says of a process type "web" of no manager in particular. */
export function judge(rule: Rule, over: Partial<ProcessType>): readonly Problem[] {
  const processType: ProcessType = {
    name: located('web', at(0)),
    key: 'web',
    alsoNamed: [],
    manager: 'any',
    term: 'process type',
    role: 'process',
    quantity: quantity({ count: 1 }),
    needs: [],
    traits: [],
    body: at(0),
    declarations: [at(0)],
    ...over,
  };
  return collect(rule, (report) => rule.check.type?.(processType, report));
}

/** The only problem there is. */
export function only(problems: readonly Problem[]): Problem {
  const [problem, ...others] = problems;
  if (!problem || others.length > 0) throw new Error(`Expected one problem, found ${problems.length}.`);
  return problem;
}
