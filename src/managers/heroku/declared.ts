import type { CommandLine } from '../../core/command/command-line';
import { commandLine, imageCommand } from '../../core/command/image-command';
import { removeImageWords } from '../../core/command/remove-image-words';
import type { RemoveWords } from '../../core/command/remove-words';
import { withoutWords } from '../../core/command/take-out';
import { commandTraits } from '../../core/command/traits';
import { shellWords } from '../../core/command/words';
import { typesOf } from '../../core/formats/procfile';
import { child, entriesOf, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { Entry, Node } from '../../core/formats/tree';
import { placeOf } from '../../core/formats/yaml/words';
import { located } from '../../core/source';
import type { Located, Origin, SourceText } from '../../core/source';
import type { Trait } from '../../core/trait';
import type { HerokuFiles } from './beside';
import type { HerokuDocument } from './document';

/** A process type that a deploy brings to Heroku. */
export interface DeclaredType {
  readonly name: Located<string>;
  readonly body: Origin;
  readonly command: CommandLine | undefined;
  readonly traits: readonly Trait[];
}

/**
 * The types of an app: those of `run` in `heroku.yml`, which takes the place of the Procfile; without `run`, one for
 * each image that is built; else those of the Procfile. Undefined where no file says.
 */
export function declaredTypes({
  herokuYml,
  procfile,
  text,
}: HerokuFiles): readonly DeclaredType[] | undefined {
  const run = herokuYml && runOf(herokuYml);
  if (herokuYml && run) return entriesOf(run.value).map((entry) => runType(entry, herokuYml));
  const images = entriesOf(child(herokuYml?.root, 'build', 'docker'));
  if (images.length > 0) return images.map((image) => imageType(image, text));
  if (!procfile) return undefined;
  // The Procfile's own declaration has the traits of its commands.
  const types = typesOf(procfile).map(({ name, nameAt, at, command }): [string, DeclaredType] => [
    name,
    { name: located(name, nameAt), body: at, command, traits: [] },
  ]);
  return [...new Map(types).values()];
}

/** An image that is run as its Dockerfile says. */
function imageType({ key, value, at }: Entry, text: HerokuFiles['text']): DeclaredType {
  const source = text(textOf(value) ?? 'Dockerfile');
  const image = source && imageCommand(source);
  const command = image && commandLine([image.entrypoint, image.cmd]);
  const remover: RemoveWords = (words) => {
    const change = source && removeImageWords(words, source);
    return change && (() => change);
  };
  return {
    name: located(key.text, key.at),
    body: at,
    command,
    traits: command ? commandTraits(command, remover) : [],
  };
}

/** The `run` section, where it is there. */
export function runOf({ root }: HerokuDocument): Entry | undefined {
  return root?.kind === 'mapping' ? root.entries.get('run') : undefined;
}

function runType({ key, value, at }: Entry, { source }: HerokuDocument): DeclaredType {
  const command = commandOf(value, source);
  const traits = command ? commandTraits(command, (words) => () => withoutWords(words, source)) : [];
  return { name: located(key.text, key.at), body: at, command, traits };
}

/** A command is the text of a shell, by itself or as the only item of a list. */
function commandOf(value: Node, source: SourceText): CommandLine | undefined {
  const node = child(value, 'command') ?? value;
  const items = node.kind === 'sequence' ? itemsOf(node) : [node];
  const [only, ...others] = items;
  const scalar = scalarOf(only);
  if (!scalar || scalar.value === null || others.length > 0) return undefined;
  const words = shellWords(scalar.text, placeOf(scalar, source.text));
  return { text: scalar.text, words, shell: true, at: scalar.at };
}
