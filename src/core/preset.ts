import type { Refusal } from './manager';
import type { Environment, Formation, ProcessType } from './model';

/** A formation under a name: so many processes of each of some types. */
export interface Preset {
  readonly name: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** `web=4,worker=10`, as foreman's `-m` and Heroku's `ps:scale` take it. */
export function readCounts(text: string): ReadonlyMap<string, number> | Refusal {
  const counts = new Map<string, number>();
  for (const part of text.split(',')) {
    const [, name, digits] = /^\s*([^=]*[^=\s])\s*=\s*(\d{1,9})\s*$/.exec(part) ?? [];
    if (name === undefined)
      return { refused: `Write each type with its number, as in web=4,worker=10: "${part.trim()}" is none.` };
    if (counts.has(name)) return { refused: `"${name}" stands there twice.` };
    counts.set(name, Number(digits));
  }
  return counts;
}

export function writeCounts(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([name, count]) => `${name}=${count}`).join(',');
}

/** An environment with the types that a preset counts. */
export interface Applicable {
  readonly environment: Environment;
  readonly counted: readonly { readonly processType: ProcessType; readonly count: number }[];
}

/** The environments that declare every type of a preset, under its own name or that of the formation. */
export function environmentsFor(
  { environments, members }: Formation,
  { counts }: Preset,
): readonly Applicable[] {
  return environments.flatMap((environment) => {
    const counted = [...counts].flatMap(([name, count]) => {
      const processType =
        environment.processTypes.find((type) => type.name.value === name) ??
        members
          .find((member) => member.name === name)
          ?.declarations.find((declaration) => declaration.environment === environment)?.processType;
      return processType ? [{ processType, count }] : [];
    });
    return counted.length === counts.size ? [{ environment, counted }] : [];
  });
}

/** The types of a preset that no environment declares. */
export function unknownIn({ members, environments }: Formation, { counts }: Preset): readonly string[] {
  const types = environments.flatMap(({ processTypes }) => processTypes.map(({ name }) => name.value));
  const known = new Set([...types, ...members.map(({ name }) => name)]);
  return [...counts.keys()].filter((name) => !known.has(name));
}
