import type { Need, ProcessType } from '../../../core/model';
import { defineLaw } from '../../../core/rule';
import type { ComposeDocument } from '../document';

/** compose-go orders services by whom they need, and refuses those that wait for each other. */
export const dependencyCycle = defineLaw<ComposeDocument, undefined>({
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
  check({ environment }, report) {
    const types = (environment?.processTypes ?? []).filter(({ dormant }) => dormant === undefined);
    for (const circle of circlesIn(types)) {
      const [first, last] = [circle[0], circle.at(-1)];
      if (!first || !last) continue;
      const names = [first.from, ...circle.map(({ need }) => need.on)];
      const message = `Services wait for each other: ${names.map((name) => `"${name}"`).join(' → ')}. Compose refuses to load the project.`;
      report({ at: last.need.at.at, message, data: undefined });
    }
  },
});

interface Step {
  readonly from: string;
  readonly need: Need;
}

/** Each circle once, as the steps around it. Names from an environment variable start nothing in order. */
function circlesIn(types: readonly ProcessType[]): readonly (readonly Step[])[] {
  const needsOf = new Map(
    types.map(({ name, needs }) => [name.value, needs.filter(({ kind }) => kind !== 'network')]),
  );
  const circles: Step[][] = [];
  const done = new Set<string>();
  const path: Step[] = [];
  const visit = (name: string) => {
    if (done.has(name)) return;
    const start = path.findIndex(({ from }) => from === name);
    if (start >= 0) {
      circles.push(path.slice(start));
      return;
    }
    for (const need of needsOf.get(name) ?? []) {
      path.push({ from: name, need });
      visit(need.on);
      path.pop();
    }
    done.add(name);
  };
  for (const name of needsOf.keys()) visit(name);
  return circles;
}
