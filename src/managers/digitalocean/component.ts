import type { CommandLine } from '../../core/command/command-line';
import { commandLine, imageCommand } from '../../core/command/image-command';
import { commandTraits } from '../../core/command/traits';
import { shellWords } from '../../core/command/words';
import { child, isNull, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import { placeOf, removeWords } from '../../core/formats/yaml/words';
import { hostsIn } from '../../core/hosts';
import type { Look } from '../../core/manager';
import type { Need, ProcessType, Role } from '../../core/model';
import { located } from '../../core/source';
import { folderOf, resolveUri } from '../../core/uri';
import { KINDS } from './document';
import type { AppSpec, Component } from './document';
import { quantityOf } from './quantity';
import { lastOfEach } from '../../core/last-of-each';

/** A component as a process type; undefined where it has no name. */
export function processTypeOf(
  { kind, node }: Component,
  app: AppSpec,
  look: Look<AppSpec>,
): ProcessType | undefined {
  const name = scalarOf(child(node, 'name'));
  if (!name || isNull(name)) return undefined;
  const role = roleOf(node, kind);
  const command = commandOf(node, app, look);
  const repository = scalarOf(child(node, 'image', 'repository'));
  const { source, root } = app;
  return {
    name: located(name.text, name.at, name.through),
    key: name.text,
    alsoNamed: [],
    manager: 'digitalocean',
    term: KINDS[kind],
    role,
    quantity: quantityOf(node, role),
    ...(command ? { command } : {}),
    ...(repository ? { image: located(repository.text, repository.at, repository.through) } : {}),
    needs: needsOf(node, name.text),
    traits: command
      ? commandTraits(command, (words) => {
          const change = words[0]?.at.uri === source.uri ? removeWords(source, root, words) : undefined;
          return change && (() => change);
        })
      : [],
    body: node.at,
    declarations: [name.at],
  };
}

/** A job runs before or behind a deployment, or by the clock. */
function roleOf(node: MappingNode, kind: Component['kind']): Role {
  if (kind !== 'jobs') return 'process';
  return textOf(child(node, 'kind')) === 'SCHEDULED' || child(node, 'schedule') ? 'scheduled' : 'one-off';
}

/** `run_command` is read by a shell; without it a container runs what its image says. */
function commandOf(node: MappingNode, { source }: AppSpec, look: Look<AppSpec>): CommandLine | undefined {
  const written = scalarOf(child(node, 'run_command'));
  if (written && !isNull(written) && written.text !== '')
    return {
      text: written.text,
      words: shellWords(written.text, placeOf(written, source.text)),
      shell: true,
      at: written.at,
    };
  const path = textOf(child(node, 'dockerfile_path'));
  if (path === undefined) return undefined;
  // Paths start from the root of the repository, in which the spec is kept in `.do`.
  const found = look.text(resolveUri(folderOf(source.uri).replace(/\/\.do$/, ''), path.replace(/^\//, '')));
  const image = typeof found === 'object' ? imageCommand(found) : undefined;
  return image && commandLine([image.entrypoint, image.cmd]);
}

/** Components whose variables its own are bound to (`${db.DATABASE_URL}`), and the hosts that they name. */
function needsOf(node: MappingNode, self: string): readonly Need[] {
  const needs = itemsOf(child(node, 'envs')).flatMap((variable): Need[] => {
    const value = scalarOf(child(variable, 'value'));
    if (!value) return [];
    const bound = [...value.text.matchAll(/\$\{([a-z0-9][\w-]*)\./g)].flatMap(([, on]) => on ?? []);
    const hosts = hostsIn(textOf(child(variable, 'key')) ?? '', value.text).map(({ host }) => host);
    return [...bound, ...hosts]
      .filter((on) => on !== self)
      .map((on) => ({ on, kind: 'network', at: located(on, value.at, value.through) }));
  });
  return lastOfEach(needs, ({ on }) => on);
}
