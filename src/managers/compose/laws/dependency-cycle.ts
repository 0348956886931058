import type { Need, ProcessType } from '../../../core/model';
import { defineLaw } from '../../../core/rule';
import type { ComposeDocument } from '../../../core/formats/compose/document';
import type { ComposeModel } from '../model';
import { standing } from '../standing';

/** compose-go orders services by whom they need, and refuses those that wait for each other. */
export const dependencyCycle = defineLaw<ComposeDocument, undefined, ComposeModel>({
  id: 'compose-dependency-cycle',
  severity: 'error',
  holdsFor: 'Docker Compose 2',
  docs: {
    summary: 'Services wait for each other in a circle',
    why: 'Compose starts a service after those that it needs (`depends_on`, `links`, `volumes_from`, a shared namespace). It refuses to load a project in which that order leads back to where it began.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    depends_on: [worker]\n  worker:\n    image: shop\n    depends_on: [web]\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  web:\n    image: shop\n    depends_on: [worker]\n  worker:\n    image: shop\n',
    },
    source: 'https://docs.docker.com/reference/compose-file/services/#depends_on',
  },
  check({ model }, report) {
    if (!model) return;
    for (const circle of circlesIn(model.named)) {
      const [first, last] = [circle[0], circle.at(-1)];
      if (!first || !last) continue;
      const names = [first.from.name.value, ...circle.map(({ need }) => need.on)];
      const message = `Services wait for each other: ${names.map((name) => `"${name}"`).join(' → ')}. Compose refuses to load the project.`;
      report({ ...standing(last.need.at), message, data: undefined });
    }
  },
});

interface Step {
  readonly from: ProcessType;
  readonly need: Need;
}

/** Each circle once, as the steps around it. Names from an environment variable start nothing in order. */
function circlesIn(named: ReadonlyMap<string, ProcessType>): readonly (readonly Step[])[] {
  const circles: Step[][] = [];
  const done = new Set<ProcessType>();
  const path: Step[] = [];
  const visit = (type: ProcessType) => {
    if (done.has(type)) return;
    const start = path.findIndex(({ from }) => from === type);
    if (start >= 0) {
      circles.push(path.slice(start));
      return;
    }
    for (const need of type.needs) {
      const needed = need.kind === 'network' ? undefined : named.get(need.on);
      if (!needed || needed.dormant !== undefined || done.has(needed)) continue;
      path.push({ from: type, need });
      visit(needed);
      path.pop();
    }
    done.add(type);
  };
  for (const type of named.values()) if (type.dormant === undefined) visit(type);
  return circles;
}
