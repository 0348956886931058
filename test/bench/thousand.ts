import { buildGraph } from '../../src/core/graph/build';
import { toMermaid } from '../../src/core/graph/mermaid';
import type { Formation, Quantity } from '../../src/core/model';
import { formation, titleOf, type MemberSketch } from '../core/graph/formations';

const APPS = 40;
const TYPES = 25;

/** 1,000 process types in 40 apps, with 1.5 needs each. */
export function thousand(): readonly Formation[] {
  return Array.from({ length: APPS }, (_, app) =>
    formation(`app-${app}`, Array.from({ length: TYPES }, sketch)),
  );
}

function sketch(_: unknown, index: number): MemberSketch {
  const other = (step: number): string => `type-${(index + step) % TYPES}`;
  const quantity: Partial<Quantity> = { kind: 'fixed', count: 2 };
  return {
    name: `type-${index}`,
    role: index % 5 === 4 ? 'backing-service' : 'process',
    declared: [{ in: 'compose', quantity }],
    needs: index % 2 === 0 ? [other(1), other(7)] : [other(3)],
  };
}

/** The formations with one app's first type under another name. */
export const renamed = (formations: readonly Formation[], app: number): readonly Formation[] =>
  withMember(formations, app, (member) => ({ ...member, name: 'renamed' }));

/** The formations with another quantity of one app's first type. */
export const scaled = (formations: readonly Formation[], app: number, count: number): readonly Formation[] =>
  withMember(formations, app, (member) => ({
    ...member,
    declarations: member.declarations.map(({ environment, processType }) => ({
      environment,
      processType: { ...processType, quantity: { ...processType.quantity, count } },
    })),
  }));

/** Mermaid's text for all of it, as a README would hold it. */
export const textOf = (formations: readonly Formation[]): string =>
  toMermaid(buildGraph(formations, { titleOf })).text;

function withMember(
  formations: readonly Formation[],
  app: number,
  change: (member: Formation['members'][number]) => Formation['members'][number],
): readonly Formation[] {
  return formations.map((one, index) =>
    index === app
      ? { ...one, members: one.members.map((member, at) => (at === 0 ? change(member) : member)) }
      : one,
  );
}
