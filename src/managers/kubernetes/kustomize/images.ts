import { child, itemsOf, scalarOf, textOf } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { Level } from './level';
import { matcher } from './select';
import { changeAt, scalar } from './tree';

const PODS = [
  { path: ['spec'], twice: true },
  { path: ['spec', 'template', 'spec'], twice: true },
  { path: ['spec', 'jobTemplate', 'spec', 'template', 'spec'], twice: false },
];

/**
 * `images:` gives containers another image name, tag or digest. kustomize 5.5 does so twice where both its old and its
 * new transformer find the image; only a `tagSuffix` shows that (`kubectl kustomize` writes it twice).
 */
export function applyImages(level: Level): void {
  const { root } = level;
  for (const entry of [...itemsOf(child(root, 'images')), ...itemsOf(child(root, 'imageTags'))]) {
    for (const resource of level.resources)
      for (const { path, twice } of PODS)
        for (const list of ['containers', 'initContainers']) {
          const once = (image: Node | undefined) => changed(image, entry);
          const change = (image: Node | undefined) => (twice ? once(once(image)) : once(image));
          const after = changeAt(resource.node, [...path, list, '*', 'image'], change, undefined);
          if (after.kind === 'mapping') resource.node = after;
        }
  }
}

function changed(image: Node | undefined, entry: Node): Node | undefined {
  const name = textOf(child(entry, 'name'));
  const before = textOf(image);
  if (name === undefined || before === undefined || !isImage(before, name)) return image;
  const given = (key: string) => {
    const node = scalarOf(child(entry, key));
    return node && node.value !== null && node.text !== '' ? node : undefined;
  };
  const [newName, newTag] = [given('newName'), given('newTag')];
  const [digest, suffix] = [given('digest'), given('tagSuffix')];
  const old = split(before);
  const tag = newTag ? newTag.text : digest ? '' : suffix ? old.tag + suffix.text : old.tag;
  const hash = digest ? digest.text : newTag || suffix ? '' : old.digest;
  const text = (newName?.text ?? old.name) + (tag === '' ? '' : `:${tag}`) + (hash === '' ? '' : `@${hash}`);
  const winner = newTag ?? digest ?? newName ?? suffix;
  return winner ? scalar(text, winner.at, [...winner.through, { via: 'patch', at: entry.at }]) : image;
}

/** The name is an expression for the image without tag and digest (kustomize `IsImageMatched`). */
function isImage(image: string, name: string): boolean {
  return split(image).name === name || matcher(name)(split(image).name) || matcher(name)(image);
}

function split(image: string): { readonly name: string; readonly tag: string; readonly digest: string } {
  const at = image.indexOf('@');
  const [rest, digest] = at < 0 ? [image, ''] : [image.slice(0, at), image.slice(at + 1)];
  const colon = rest.lastIndexOf(':');
  return colon > rest.lastIndexOf('/')
    ? { name: rest.slice(0, colon), tag: rest.slice(colon + 1), digest }
    : { name: rest, tag: '', digest };
}
