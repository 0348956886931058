import { isScalar, isSeq } from 'yaml';
import { badCommands, badShellLines, deafShellLines, literalOperators } from './commands';
import type { BadCommand } from './commands';
import { insertion, MARK, mark } from './mutation';
import type { Mutation, Mutator } from './mutation';
import { at, blockOf, documentsOf, entriesOf, hasKey, offsetOf } from './yaml-places';
import type { Block } from './yaml-places';

const shell = ({ name, command, rules }: BadCommand): BadCommand => ({
  name,
  rules,
  command: `sh -c ${JSON.stringify(command)}`,
});

const commands: readonly BadCommand[] = [
  ...badCommands,
  ...[...badShellLines, ...deafShellLines].map(shell),
  ...literalOperators,
];

/** Mistakes in the services of a compose file. */
export const mutateCompose: Mutator = ({ text }) => {
  const [document, ...others] = documentsOf(text);
  if (!document || others.length > 0) return [];
  const services = entriesOf(at(document.contents, 'services'));
  return services.flatMap(([name, value]) => {
    const service = blockOf(text, value);
    const runs = hasKey(value, 'image', 'build') && !hasKey(value, 'profiles', 'provider');
    return service && runs ? inService(name, service) : [];
  });
};

function inService(name: string, service: Block): readonly Mutation[] {
  const { map } = service;
  const lines = (...keys: readonly string[]) =>
    insertion(service.offset, ...keys.map((key) => `${service.indentation}${key}`));
  const mutations: Mutation[] = [];
  const add = (what: string, rule: string, ...edits: Mutation['edits']) =>
    mutations.push({ name: `Compose: ${what}`, rules: [rule], edits });
  if (!hasKey(map, 'command', 'entrypoint'))
    for (const { name: what, command, rules } of commands) {
      const edits = [lines(`command: ${MARK}${inYaml(command)}`)];
      mutations.push({ name: `Compose: ${what}`, rules, edits });
    }
  if (!hasKey(map, 'depends_on')) {
    add(
      'a need of nothing',
      'compose-undefined-dependency',
      lines('depends_on:', `  - ${MARK}no-such-service`),
    );
    add('a need of itself', 'compose-dependency-cycle', lines('depends_on:', `  - ${MARK}${name}`));
  }
  if (!hasKey(map, 'scale', 'deploy')) mutations.push(...counts(service, lines));
  return mutations;
}

function counts(
  { map }: Block,
  lines: (...keys: readonly string[]) => Mutation['edits'][number],
): Mutation[] {
  const many = (what: string, place: unknown): Mutation[] => {
    const offset = offsetOf(place);
    if (offset === undefined) return [];
    const edits = [lines('scale: 3'), mark(offset)];
    return [{ name: `Compose: ${what} in several copies`, rules: ['single-copy-resource'], edits }];
  };
  const ports = at(map, 'ports');
  const fixed = isSeq(ports)
    ? ports.items.find((item) => isScalar(item) && isFixed(String(item.value)))
    : undefined;
  const name = at(map, 'container_name');
  const law = (what: string, rule: string, ...keys: readonly string[]): Mutation => ({
    name: `Compose: ${what}`,
    rules: [rule],
    edits: [lines(...keys)],
  });
  return [
    ...many('a fixed port', fixed),
    ...(isScalar(name) && !String(name.value).includes('$') ? many('a name', name) : []),
    ...(hasKey(map, 'container_name')
      ? []
      : [law('a name', 'single-copy-resource', `container_name: ${MARK}the-one`, 'scale: 2')]),
    ...(hasKey(map, 'ports')
      ? []
      : [law('a new port', 'single-copy-resource', 'ports:', `  - ${MARK}"8080:80"`, 'scale: 2')]),
    ...(hasKey(map, 'hostname')
      ? []
      : [law('a host name', 'single-copy-resource', `hostname: ${MARK}the-one`, 'scale: 2')]),
    law('two counts', 'compose-scale-conflict', `scale: ${MARK}2`, 'deploy:', '  replicas: 3'),
    law('a negative count', 'compose-count', `scale: ${MARK}-1`),
    law(
      'a policy without a condition',
      'compose-restart-condition',
      'deploy:',
      `  ${MARK}restart_policy:`,
      '    delay: 5s',
    ),
    ...(hasKey(map, 'command', 'entrypoint')
      ? []
      : [law('two schedulers', 'scheduler-scaled', `command: ${MARK}celery -A shop beat`, 'scale: 2')]),
  ];
}

function isFixed(port: string): boolean {
  return /^([\d.]+:)?\d+:\d+(\/\w+)?$/.test(port);
}

/** A single-quoted scalar: nothing in it is escaped but the quote. Compose reads `$` twice. */
function inYaml(command: string): string {
  return `'${command.replace(/'/g, "''").replace(/\$/g, '$$$$')}'`;
}
