import type { Origin } from '../../source';
import type { Node } from '../tree';
import { booleanOf, isKnown, numberOf, scalar, unknown } from './values';

/** https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#operations */
export function operate(operator: string, left: Node | undefined, right: Node, at: Origin): Node {
  const value = left ? binary(operator, left, right) : unary(operator, right);
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value))
    ? unknown(at)
    : scalar(value, at);
}

function unary(operator: string, right: Node): number | boolean | undefined {
  if (operator === '!') {
    const value = booleanOf(right);
    return value === undefined ? undefined : !value;
  }
  const value = numberOf(right);
  return value === undefined ? undefined : -value;
}

function binary(operator: string, left: Node, right: Node): number | boolean | undefined {
  if (operator === '==' || operator === '!=') {
    const same = areSame(left, right);
    return same === undefined ? undefined : same === (operator === '==');
  }
  if (operator === '&&' || operator === '||') {
    const [a, b] = [booleanOf(left), booleanOf(right)];
    return a === undefined || b === undefined ? undefined : operator === '&&' ? a && b : a || b;
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  return a === undefined || b === undefined ? undefined : ARITHMETIC[operator]?.(a, b);
}

/** Of unequal types nothing is the same. Lists and objects are not compared. */
function areSame(left: Node, right: Node): boolean | undefined {
  if (!isKnown(left) || !isKnown(right)) return undefined;
  if (left.kind === 'scalar' && right.kind === 'scalar') return left.value === right.value;
  const isNull = (node: Node) => node.kind === 'scalar' && node.value === null;
  return isNull(left) || isNull(right) ? false : undefined;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
