import type { CommandLine } from '../../core/command/command-line';
import { containerTraits } from '../../core/command/container-traits';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { commandLine } from '../../core/command/image-command';
import type { ImageWords } from '../../core/command/image-command';
import { commandTraits } from '../../core/command/traits';
import { child, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import { removeWords, wordOf } from '../../core/formats/yaml/words';
import { isBackingImage } from '../../core/image';
import type { SourceText } from '../../core/source';
import type { Trait } from '../../core/trait';
import type { Group, Task } from './job';

/**
 * The task that the group is there for: its leader, else the first that no lifecycle makes a helper, and that is no data
 * store beside another.
 */
export function mainTask({ tasks }: Group): Task | undefined {
  const own = tasks.filter(({ hook }) => hook === undefined);
  return (
    tasks.find(({ leader }) => leader) ??
    own.find(({ config }) => !isBackingImage(textOf(child(config, 'image')) ?? '')) ??
    own[0] ??
    tasks[0]
  );
}

/** Drivers run what they are told without a shell; `command` is one word, and `args` are as many as they are. */
export function commandOf({ config }: Task, { text }: SourceText): CommandLine | undefined {
  const jar = scalarOf(child(config, 'jar_path'));
  return commandLine([
    words(child(config, 'entrypoint'), text),
    words(child(config, 'command'), text),
    jar && { words: [wordOf(jar, text)], at: jar.at },
    words(child(config, 'args'), text),
  ]);
}

function words(node: Node | undefined, text: string): ImageWords | undefined {
  const items = node?.kind === 'sequence' ? itemsOf(node).map(scalarOf) : node ? [scalarOf(node)] : [];
  if (!node || !items.every((item) => item?.known === true)) return undefined;
  return { words: items.flatMap((item) => (item ? [wordOf(item, text)] : [])), at: node.at };
}

const CONTAINERS = /^(docker|podman|containerd-driver)$/;

export function commandTraitsOf(command: CommandLine, task: Task, source: SourceText): readonly Trait[] {
  const own = (uri: string) => uri === source.uri;
  return [
    ...commandTraits(command, (removed) => {
      if (!removed.every(({ at, exact }) => exact && own(at.uri))) return undefined;
      const change = removeWords(source, child(task.config, 'args'), removed);
      return change && (() => change);
    }),
    ...(CONTAINERS.test(task.driver ?? '') ? containerTraits(command, { limited: false }) : []),
    ...literalOperators(command, textOf(child(task.config, 'image')) === undefined),
  ];
}
