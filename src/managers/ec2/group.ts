import { child, isNull } from '../../core/formats/tree';
import type { Entry, Node } from '../../core/formats/tree';
import type { ProcessType, Quantity } from '../../core/model';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { located } from '../../core/source';
import { literal, literalName, sizeOf } from './document';
import type { Template } from './document';
import { otherNames } from './names';

const SIZES = ['MinSize', 'MaxSize', 'DesiredCapacity'] as const;

/** One Auto Scaling group; each of its instances is one copy. */
export function processTypeOf(template: Template, { key, value, at }: Entry): ProcessType {
  const name = literalName(value);
  return {
    name: located(key.text, key.at),
    key: key.text,
    alsoNamed: otherNames(key.text, name),
    manager: 'ec2',
    term: 'Auto Scaling group',
    role: 'process',
    quantity: quantityOf(template, value),
    needs: [],
    traits: [],
    body: at,
    declarations: [key.at],
    config: () => (name === undefined ? {} : { name }),
  };
}

/** The capacity lies between both sizes, and starts at the least where none is desired. */
function quantityOf(template: Template, group: Node): Quantity {
  const size = (property: string) => sizeOf(literal(template, written(group, property)));
  const [min, max] = [size('MinSize'), size('MaxSize')];
  const desired = written(group, 'DesiredCapacity');
  const count = desired ? size('DesiredCapacity') : min;
  const at = desired && (literal(template, desired) ?? desired);
  const known = min !== undefined && max !== undefined && count !== undefined;
  return {
    kind: 'range',
    ...(count === undefined ? {} : { count }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    declared: true,
    known,
    ...(at ? { at: located(at.kind === 'scalar' ? at.value : undefined, at.at, at.through) } : {}),
  };
}

function written(group: Node, property: string): Node | undefined {
  const node = child(group, 'Properties', property);
  return isNull(node) ? undefined : node;
}

export function sizeProblems(template: Template, { value }: Entry): readonly Problem[] {
  return SIZES.flatMap((property) => {
    const node = literal(template, written(value, property));
    if (!node || sizeOf(node) !== undefined) return [];
    return [syntaxProblem(`\`${property}\` must be a whole number: "${node.text}" is none.`, node.at)];
  });
}
