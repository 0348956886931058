import { child } from '../../../core/formats/tree';
import type { Node } from '../../../core/formats/tree';
import type { ScaleRequest } from '../../../core/manager';
import type { ProcessType } from '../../../core/model';
import { contains } from '../../../core/source';
import type { Change, Located, SourceText } from '../../../core/source';
import { readKubernetes } from '../document';
import { appendItem } from './append';
import type { NewItem } from './append';
import { KUSTOMIZE_COUNTS } from './settings';

/** What writes a count where it wins in a build: in the overlay itself, for a base is others' too. */
export function overlayChange(request: ScaleRequest): Change | undefined {
  const { environment, processType, source, count } = request;
  const head = environment.files[0];
  const kustomization = head === undefined ? undefined : source(head);
  const [root] = kustomization ? readKubernetes(kustomization).roots : [];
  const written = processType.quantity.at;
  const last = written !== undefined && isReplaced(written, root);
  if (written && isOwn(written) && (last || !isShared(request))) {
    const file = source(written.at.uri);
    const edit = file && numberEdit(file, written, count);
    if (edit) return edit;
  }
  if (!kustomization || root?.kind !== 'mapping' || last) return undefined;
  const replicas = KUSTOMIZE_COUNTS.includes(processType.term);
  const item = replicas ? replicasItem(request) : patchItem(request);
  const edit = appendItem(kustomization.text, root, replicas ? 'replicas' : 'patches', item);
  return edit && { uri: kustomization.uri, edits: [edit] };
}

/** True where one patch gives several process types their number: `replicas:` comes after it, and names one. */
function isShared({ environment, processType }: ScaleRequest): boolean {
  const place = processType.quantity.at?.at;
  const isHere = ({ quantity: { at } }: ProcessType) =>
    at !== undefined && at.at.uri === place?.uri && at.at.span.start === place.span.start;
  return environment.processTypes.filter(isHere).length > 1;
}

/** True where the overlay's own `replacements:` bring a value: they come last, and nothing else would win. */
function isReplaced({ through }: Located<unknown>, root: Node | undefined): boolean {
  const replacements = child(root, 'replacements')?.at;
  return through.some(({ at }) => at.uri === replacements?.uri && contains(replacements.span, at.span.start));
}

/** True where a value is the overlay's own: it came through no base, and no alias shares it. */
export function isOwn({ through }: Located<unknown>): boolean {
  return through.every(({ via }) => via === 'patch');
}

/** Writes a number over one that stands there alone. Quotes stay where they are no mistake: in a text that is copied. */
export function numberEdit(
  file: SourceText,
  { at, value }: Located<unknown>,
  count: number,
): Change | undefined {
  const [, quote] = /^(["']?)-?\d+\1$/.exec(file.text.slice(at.span.start, at.span.end)) ?? [];
  if (quote === undefined) return undefined;
  const text = typeof value === 'number' ? `${quote}${count}${quote}` : String(count);
  return { uri: file.uri, edits: [{ span: at.span, text }] };
}

function replicasItem(request: ScaleRequest): NewItem {
  const [name, { count }] = [entryName(request), request];
  return { lines: [`name: ${name}`, `count: ${count}`], json: `{"name": "${name}", "count": ${count}}` };
}

/** `replicas:` knows only Kubernetes' own kinds. */
function patchItem({ processType: { term, name }, count }: ScaleRequest): NewItem {
  const operations = `[{"op": "add", "path": "/spec/replicas", "value": ${count}}]`;
  return {
    lines: ['target:', `  kind: ${term}`, `  name: ${name.value}`, `patch: '${operations}'`],
    json: JSON.stringify({ target: { kind: term, name: name.value }, patch: operations }),
  };
}

/** The name as the base writes it, which is how overlays usually say it; as it ends up where that means two. */
function entryName({ processType, environment, source }: ScaleRequest): string {
  const writtenName = ({ name }: typeof processType) => {
    const { uri, span } = name.at;
    const text = source(uri)
      ?.text.slice(span.start, span.end)
      .replace(/^["']|["']$/g, '');
    return text !== undefined && /^[\w.-]+$/.test(text) ? text : name.value;
  };
  const name = writtenName(processType);
  const others = environment.processTypes.filter(
    (other) => other !== processType && KUSTOMIZE_COUNTS.includes(other.term),
  );
  return others.some((other) => [other.name.value, writtenName(other)].includes(name))
    ? processType.name.value
    : name;
}
