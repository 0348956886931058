import type { CommandLine } from '../../core/command/command-line';
import { containerTraits } from '../../core/command/container-traits';
import { literalOperators } from '../../core/command/habits/literal-operator';
import { commandLine, imageCommand } from '../../core/command/image-command';
import { removeImageWords } from '../../core/command/remove-image-words';
import type { RemoveWords } from '../../core/command/remove-words';
import { shlexWords } from '../../core/command/shlex';
import { withoutWords } from '../../core/command/take-out';
import { commandTraits } from '../../core/command/traits';
import { child, scalarOf, textOf } from '../../core/formats/tree';
import type { ScalarNode } from '../../core/formats/tree';
import { placeOf } from '../../core/formats/yaml/words';
import type { TomlFile } from '../../core/formats/toml';
import type { Look } from '../../core/manager';
import type { ProcessType } from '../../core/model';
import { located } from '../../core/source';
import type { SourceText } from '../../core/source';
import type { Trait } from '../../core/trait';
import { folderOf, resolveUri } from '../../core/uri';
import { groupsFor, tablesOf } from './document';
import type { Group } from './document';

/** A group as a process type. How many machines it has, the file does not say: Fly keeps that. */
export function processTypeOf(
  group: Group,
  groups: readonly Group[],
  file: TomlFile,
  look: Look<TomlFile>,
): ProcessType {
  const { name } = group;
  const built = dockerfileOf(file, look);
  const target = child(file.root, 'build', 'build_target') ?? child(file.root, 'build', 'build-target');
  const image = built && imageCommand(built, textOf(target));
  const own = scalarOf(group.command);
  const written = own ? { words: wordsOf(own, file), at: own.at } : image?.cmd;
  const command = commandLine([image?.entrypoint, written]);
  const reference = textOf(child(file.root, 'build', 'image'));
  const at = child(file.root, 'build', 'image')?.at;
  return {
    name,
    key: name.value,
    alsoNamed: [],
    manager: 'fly',
    term: 'process group',
    role: 'process',
    quantity: { kind: 'platform', declared: false, known: true },
    ...(command ? { command } : {}),
    ...(reference !== undefined && at ? { image: located(reference, at) } : {}),
    ...(image ? { base: image.base } : {}),
    needs: [],
    traits: [
      ...restartTraits(group, groups, file),
      ...(command ? traitsOf(command, file.source, built) : []),
    ],
    body: group.command?.at ?? name.at,
    declarations: [name.at],
  };
}

/** What runs once for each release, on a machine of its own. */
export function releaseOf({ root, source }: TomlFile): ProcessType | undefined {
  const written = scalarOf(child(root, 'deploy', 'release_command'));
  if (!written || written.text === '') return undefined;
  const words = shlexWords(written.text, placeOf(written, source.text));
  return {
    name: located('release', written.at),
    key: 'release_command',
    alsoNamed: [],
    manager: 'fly',
    term: 'release command',
    role: 'one-off',
    quantity: { kind: 'none', declared: false, known: true },
    command: { text: written.text, words, shell: false, at: written.at },
    needs: [],
    traits: [],
    body: written.at,
    declarations: [written.at],
  };
}

/** flyctl splits a command itself (`shlex.Split`), and runs no shell; it stands behind the image's own entrypoint. */
function wordsOf(node: ScalarNode, { source }: TomlFile) {
  return shlexWords(node.text, placeOf(node, source.text));
}

/** The Dockerfile that is built: the one that is named, else the one beside the file; none where an image is named. */
function dockerfileOf({ root, source }: TomlFile, look: Look<TomlFile>): SourceText | undefined {
  const build = child(root, 'build');
  if (['image', 'builder', 'builtin', 'buildpacks'].some((key) => child(build, key))) return undefined;
  const path = textOf(child(build, 'dockerfile')) ?? 'Dockerfile';
  const found = look.text(resolveUri(folderOf(source.uri), path));
  return typeof found === 'object' ? found : undefined;
}

function traitsOf(command: CommandLine, own: SourceText, built: SourceText | undefined): readonly Trait[] {
  const remove: RemoveWords = (words) => {
    if (words[0]?.at.uri === own.uri) return () => withoutWords(words, own);
    const change = built && removeImageWords(words, built);
    return change && (() => change);
  };
  return [
    ...commandTraits(command, remove),
    ...containerTraits(command, { limited: false }),
    ...literalOperators(command, true),
  ];
}

function restartTraits({ name }: Group, groups: readonly Group[], { root }: TomlFile): readonly Trait[] {
  return tablesOf(root, 'restart').flatMap((part): Trait[] => {
    const policy = scalarOf(child(part, 'policy'));
    if (policy?.text !== 'never' || !groupsFor(part, groups).includes(name.value)) return [];
    return [
      { kind: 'not-restarted', reason: 'With the policy `never` Fly leaves the machine down', at: policy.at },
    ];
  });
}
