import { managers } from '../../src/managers/index';
import { knownBy } from '../../src/workspace/known-by';
import { join } from 'node:path';
import { graphOf } from '../../src/cli/graph';
import { Reading } from '../../src/cli/reading';
import { buildGraph } from '../../src/core/graph/build';
import { buildChart } from '../../src/core/graph/chart';
import { NO_PROBLEMS } from '../../src/core/graph/graph';
import type { Formation } from '../../src/core/model';
import type { DrawnPicture, ModelPicture, BrokenFile } from '../../src/protocol';
import { drawn } from '../../src/vscode/views/process-model/drawn';
import { root } from '../host/paths';
import { formation, titleOf, type MemberSketch } from '../core/graph/formations';

/** The picture of formations; `troubled` names the process type in whose compose file problems lie. */
export function picture(
  formations: readonly Formation[],
  troubled?: string,
  broken: readonly BrokenFile[] = [],
): ModelPicture {
  const bodies = new Set(
    formations
      .flatMap(({ members }) => members)
      .filter(({ name }) => name === troubled)
      .flatMap(({ declarations }) =>
        declarations
          .map(({ processType }) => processType.body)
          .filter(({ uri }) => uri.endsWith('compose.yaml')),
      ),
  );
  const graph = buildGraph(formations, {
    titleOf,
    problemsIn: (body) => (bodies.has(body) ? { ...NO_PROBLEMS, warning: 1 } : NO_PROBLEMS),
  });
  const at = { uri: '', span: { start: 0, end: 0 } };
  return drawn({
    state: 'graph',
    graph,
    chart: buildChart(formations, { titleOf }),
    broken: broken.map((note) => ({ ...note, origin: at })),
  }) as ModelPicture;
}

/** The picture of a folder of the samples, as it is read. */
export async function samplePicture(name: string): Promise<ModelPicture> {
  const reading = await Reading.of(join(root, 'test/samples', name));
  const graph = graphOf(reading);
  const chart = buildChart(reading.service.snapshot.formations, { titleOf });
  return drawn({ state: 'graph', graph, chart, broken: [] }) as ModelPicture;
}

/** An app of many process types: workers on queues, stores, a few schedules. */
export function large(count: number, perApp = 20): readonly Formation[] {
  const stores = ['postgres', 'redis', 'kafka', 'elasticsearch'];
  const kinds = ['worker', 'consumer', 'api', 'cron', 'relay', 'indexer'];
  return Array.from({ length: Math.ceil(count / perApp) }, (_, app) => {
    const members = Array.from({ length: perApp - stores.length }, (_, index): MemberSketch => {
      const kind = kinds[index % kinds.length] ?? '';
      return {
        name: `${kind}-${['orders', 'mail', 'search-and-recommendation', 'billing', 'events'][index % 5] ?? ''}-${index}`,
        role: kind === 'cron' ? 'scheduled' : 'process',
        declared: [
          { in: 'compose', quantity: { count: 1 + (index % 4) } },
          { in: 'kubernetes', quantity: { count: 1 + (index % 3) } },
        ],
        needs: stores.filter((_, store) => (index + store) % 3 === 0),
        entry: kind === 'api' && index < 6,
      };
    });
    const backing = stores.map((name): MemberSketch => ({
      name,
      role: 'backing-service',
      declared: [{ in: 'compose', quantity: { count: 1, declared: false } }],
    }));
    return formation(`app-${app + 1}`, [...members, ...backing]);
  });
}

export const LOOKS_FOR: DrawnPicture = {
  state: 'empty',
  looksFor: managers.map((manager) => ({
    manager: manager.id,
    title: manager.title,
    manifests: knownBy(manager),
  })),
};
