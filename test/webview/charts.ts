import { buildChart } from '../../src/core/graph/chart';
import type { Running } from '../../src/core/observed';
import { formation, shop, titleOf } from '../core/graph/formations';
import { HOST_PORT, SCHEDULER, withTraits } from '../core/graph/traits';
import { picture } from './pictures';

type ModelPicture = ReturnType<typeof picture>;

/** The shop while its compose files are watched: one web process is missing, a worker is too many. */
export function live(): ModelPicture {
  const running: Readonly<Record<string, number>> = { web: 2, worker: 3, api: 2, clock: 1 };
  const told = withTraits(
    [
      ...shop(),
      formation('mail', [
        { name: 'sender', declared: [{ in: 'compose', quantity: { kind: 'fixed', count: 120 } }] },
        { name: 'beat', declared: [{ in: 'compose', quantity: { kind: 'fixed', count: 1 } }] },
        { name: 'relay', declared: [{ in: 'compose', quantity: { kind: 'platform', count: 2 } }] },
      ]),
    ],
    { invoicer: HOST_PORT, beat: SCHEDULER },
  );
  const chart = buildChart(told, {
    titleOf,
    runningOf: ({ environment, processType: { key } }): Running | undefined =>
      environment.manager === 'compose'
        ? { known: true, up: true, observed: { key, running: running[key] ?? (key === 'sender' ? 97 : 0) } }
        : undefined,
  });
  return { ...picture(told), chart: { sections: chart.sections } };
}

/** One app of many process types, which have so many processes together. */
export function wide(types: number, processes: number): ModelPicture {
  const each = Math.floor(processes / types);
  const members = Array.from({ length: types }, (_, index) => ({
    name: `worker-${index}`,
    declared: [
      { in: 'compose', quantity: { kind: 'fixed', count: 1 + ((index * 7) % (2 * each - 1)) } as const },
    ],
  }));
  return picture([formation('wide', members)]);
}
