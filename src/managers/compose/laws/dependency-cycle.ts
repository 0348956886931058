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
    for (const circle of circlesIn(model)) {
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
function circlesIn({ processTypes, indexOf }: ComposeModel): readonly (readonly Step[])[] {
  const circles: Step[][] = [];
  const visits = new Uint8Array(processTypes.length);
  const path: Step[] = [];
  const visit = (index: number) => {
    const from = processTypes[index];
    if (!from || from.dormant !== undefined || visits[index] === Visit.Done) return;
    if (visits[index] === Visit.Begun) {
      circles.push(path.slice(path.findIndex((step) => step.from === from)));
      return;
    }
    visits[index] = Visit.Begun;
    for (const need of from.needs) {
      const needed = need.kind === 'network' ? undefined : indexOf.get(need.on);
      if (needed === undefined || visits[needed] === Visit.Done) continue;
      path.push({ from, need });
      visit(needed);
      path.pop();
    }
    visits[index] = Visit.Done;
  };
  processTypes.forEach((_, index) => visit(index));
  return circles;
}

const Visit = { Begun: 1, Done: 2 };
