import type { Origin } from '../../source';
import type { Node } from '../tree';
import { entriesOf, isFailed, isKnown, mappingOf, numberOf, scalar, sequenceOf } from './values';
import { lastOfEach } from '../../last-of-each';

/** More parts than this are not put together. */
const MOST_PARTS = 10_000;

/** What a function gives for values that are known; undefined where it is none of these, or nobody knows. */
export function callOf(name: string, args: readonly Node[], at: Origin): Node | undefined {
  if (name === 'try') return args.find((arg) => !isFailed(arg));
  const own = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return own && args.length <= MOST_PARTS && args.every(isKnown) ? own(args, at) : undefined;
}

type Function = (args: readonly Node[], at: Origin) => Node | undefined;

const numeric =
  (work: (...numbers: number[]) => number): Function =>
  (args, at) => {
    const numbers = args.map(numberOf);
    return numbers.length > 0 && numbers.every((one) => one !== undefined)
      ? scalar(work(...numbers), at)
      : undefined;
  };

const textual =
  (work: (...texts: string[]) => string): Function =>
  (args, at) => {
    const texts = args.map(textOf);
    return texts.length > 0 && texts.every((one) => one !== undefined)
      ? scalar(work(...texts), at)
      : undefined;
  };

const same: Function = ([value]) => value;

const textOf = (node: Node | undefined) =>
  node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
const itemsOf = (node: Node | undefined) => (node?.kind === 'sequence' ? node.items : undefined);

function joined(lists: readonly (readonly Node[] | undefined)[], at: Origin): Node | undefined {
  if (!lists.every((list) => list !== undefined)) return undefined;
  const items = lists.flat();
  return items.length > MOST_PARTS ? undefined : sequenceOf(items, at);
}

function unlike(items: readonly Node[] | undefined, at: Origin): Node | undefined {
  if (!items?.every((item) => item.kind === 'scalar')) return undefined;
  return sequenceOf(
    lastOfEach(items, ({ text }) => text),
    at,
  );
}

const byText = (a: Node, b: Node) => ((textOf(a) ?? '') < (textOf(b) ?? '') ? -1 : 1);

function formatted([first, ...args]: readonly Node[], at: Origin): Node | undefined {
  const texts = args.map(textOf);
  const spec = textOf(first);
  if (spec === undefined || !texts.every((text) => text !== undefined)) return undefined;
  if (!/^(?:[^%]|%[sdv%])*$/.test(spec)) return undefined;
  let next = 0;
  return scalar(
    spec.replace(/%(.)/g, (_, verb) => (verb === '%' ? '%' : (texts[next++] ?? ''))),
    at,
  );
}

/**
 * Of https://developer.hashicorp.com/terraform/language/functions those that stand between a number, a name or a command
 * and where it is written. A value as JSON stays the value: it is read as JSON again.
 */
const FUNCTIONS: Readonly<Record<string, Function>> = {
  jsonencode: same,
  jsondecode: same,
  sensitive: same,
  nonsensitive: same,
  tolist: same,
  tomap: same,
  toset: ([of], at) => unlike(itemsOf(of)?.toSorted(byText), at),
  distinct: ([of], at) => unlike(itemsOf(of), at),
  tonumber: numeric((number) => number),
  tostring: textual((text) => text),
  max: numeric(Math.max),
  min: numeric(Math.min),
  ceil: numeric(Math.ceil),
  floor: numeric(Math.floor),
  abs: numeric(Math.abs),
  lower: textual((text) => text.toLowerCase()),
  upper: textual((text) => text.toUpperCase()),
  trimspace: textual((text) => text.trim()),
  format: formatted,
  join: ([separator, of], at) => {
    const [between, texts] = [textOf(separator), itemsOf(of)?.map(textOf)];
    return between !== undefined && texts?.every((text) => text !== undefined)
      ? scalar(texts.join(between), at)
      : undefined;
  },
  split: ([separator, of], at) => {
    const [between, text] = [textOf(separator), textOf(of)];
    if (between === undefined || text === undefined) return undefined;
    return sequenceOf(
      text.split(between).map((part) => scalar(part, at)),
      at,
    );
  },
  coalesce: (args) => args.find((arg) => arg.kind !== 'scalar' || (arg.value !== null && arg.text !== '')),
  concat: (args, at) => joined(args.map(itemsOf), at),
  flatten: ([of], at) => joined(itemsOf(of)?.map((item) => itemsOf(item) ?? [item]) ?? [undefined], at),
  compact: ([of], at) =>
    joined([itemsOf(of)?.filter((item) => item.kind === 'scalar' && item.text !== '')], at),
  merge: (args, at) => {
    const all = args.map((arg) => (arg.kind === 'scalar' && arg.value === null ? [] : entriesOf(arg)));
    return all.every((entries) => entries !== undefined) ? mappingOf(all.flat(), at) : undefined;
  },
  keys: ([of], at) => joined([entriesOf(of)?.map(({ key }) => key)], at),
  values: ([of], at) => joined([entriesOf(of)?.map(({ value }) => value)], at),
  length: ([of], at) => {
    const length = itemsOf(of)?.length ?? entriesOf(of)?.length ?? textOf(of)?.length;
    return length === undefined ? undefined : scalar(length, at);
  },
  lookup: ([of, key, otherwise]) =>
    of?.kind === 'mapping' ? (of.entries.get(textOf(key) ?? '')?.value ?? otherwise) : undefined,
  element: ([of, index]) => {
    const [items = [], place] = [itemsOf(of), numberOf(index)];
    return place === undefined || items.length === 0 ? undefined : items[place % items.length];
  },
  contains: ([of, value], at) => {
    const items = itemsOf(of);
    if (value?.kind !== 'scalar' || !items?.every((item) => item.kind === 'scalar' && item.known))
      return undefined;
    return scalar(
      items.some((item) => item.kind === 'scalar' && item.value === value.value),
      at,
    );
  },
};
