import { entriesOf, mappingOf, numberOf, scalar, unknown } from '../../../core/formats/hcl/values';
import type { Block } from '../../../core/formats/hcl/syntax';
import type { Entry, Node } from '../../../core/formats/tree';
import type { Origin } from '../../../core/source';
import type { Module, Own } from './module';

/** One of the things that a resource block makes. */
export interface Instance {
  /** As Terraform writes it behind the name: `[0]`, `["web"]`; empty for the only one. */
  readonly suffix: string;
  /** Its key of `for_each`. */
  readonly key: string | undefined;
  readonly own: Own;
  /** False where nobody knows how many there are. */
  readonly known: boolean;
}

/** More than this are not told apart. */
const MOST = 50;

/** https://developer.hashicorp.com/terraform/language/meta-arguments#count-and-for_each */
export function instancesOf(module: Module, { body }: Block): readonly Instance[] {
  const count = body.attributes.get('count');
  const each = body.attributes.get('for_each');
  if (count) return counted(numberOf(module.worked(count.value)), count.at);
  if (each) return keyed(module.worked(each.value), each.at);
  return [{ suffix: '', key: undefined, own: new Map(), known: true }];
}

function counted(count: number | undefined, at: Origin): readonly Instance[] {
  const instance = (index: Node, suffix: string, known: boolean): Instance => ({
    suffix,
    key: undefined,
    own: new Map([['count', objectOf({ index }, at)]]),
    known,
  });
  if (count === undefined || count > MOST) return [instance(unknown(at), '', false)];
  return Array.from({ length: Math.max(0, Math.floor(count)) }, (_, index) =>
    instance(scalar(index, at), count === 1 ? '' : `[${index}]`, true),
  );
}

function keyed(each: Node, at: Origin): readonly Instance[] {
  const parts: readonly (readonly [Node, Node])[] | undefined =
    each.kind === 'sequence'
      ? each.items.map((item) => [item, item])
      : entriesOf(each)?.map(({ key, value }) => [key, value]);
  const isKey = ([key]: readonly [Node, Node]) => key.kind === 'scalar' && key.known;
  if (!parts?.every(isKey) || parts.length > MOST) {
    const own = new Map([['each', objectOf({ key: unknown(at), value: unknown(at) }, at)]]);
    return [{ suffix: '', key: undefined, own, known: false }];
  }
  return parts.map(([key, value]) => {
    const text = key.kind === 'scalar' ? key.text : '';
    const own = new Map([['each', objectOf({ key, value }, at)]]);
    return { suffix: `[${JSON.stringify(text)}]`, key: text, own, known: true };
  });
}

function objectOf(values: Readonly<Record<string, Node>>, at: Origin): Node {
  const entries = Object.entries(values).map(([name, value]): Entry => ({
    key: scalar(name, at),
    value,
    at,
    own: true,
  }));
  return mappingOf(entries, at);
}
