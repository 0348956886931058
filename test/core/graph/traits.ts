import type { Formation, ProcessType } from '../../../src/core/model';
import type { OneCopyTrait, Trait } from '../../../src/core/trait';

const AT = { uri: 'file:///work/shop/compose.yaml', span: { start: 0, end: 1 } };

/** A host port, which the manager gives to one copy. */
export const HOST_PORT: OneCopyTrait = {
  kind: 'one-copy',
  resource: 'host-port',
  value: '8080',
  certain: true,
  refusal: 'The host port 8080 can be published by one container only.',
  remarkable: true,
  at: AT,
};

export const SCHEDULER: Trait = {
  kind: 'fires-once',
  program: 'celery',
  reason: '"celery beat" starts jobs by the clock',
  embedded: false,
  certain: true,
  at: AT,
};

/** The formations with a trait for each process type that is named. */
export function withTraits(
  formations: readonly Formation[],
  traits: Readonly<Record<string, Trait>>,
): readonly Formation[] {
  const dressed = (processType: ProcessType): ProcessType => {
    const trait = traits[processType.name.value];
    return trait ? { ...processType, traits: [trait] } : processType;
  };
  return formations.map((one) => ({
    ...one,
    members: one.members.map((member) => ({
      ...member,
      declarations: member.declarations.map(({ environment, processType }) => ({
        environment,
        processType: dressed(processType),
      })),
    })),
  }));
}
