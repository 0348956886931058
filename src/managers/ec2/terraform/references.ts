import type { Expression } from '../../../core/formats/hcl/syntax';
import type { Module } from './module';

/** A resource that an expression names: `aws_ecs_service.web`. */
export interface Reference {
  readonly type: string;
  readonly name: string;
}

/** The resources that an expression names, in order. */
export function referencesIn(expression: Expression | undefined): readonly Reference[] {
  if (!expression) return [];
  switch (expression.kind) {
    case 'access': {
      const { of, step } = expression;
      if (of.kind === 'name' && step?.kind === 'literal') return [{ type: of.name, name: step.text }];
      return [...referencesIn(of), ...referencesIn(step)];
    }
    case 'template':
      return expression.parts.flatMap(referencesIn);
    case 'list':
      return expression.items.flatMap(referencesIn);
    case 'object':
      return expression.items.flatMap(({ value }) => referencesIn(value));
    case 'call':
      return expression.args.flatMap(referencesIn);
    case 'choice':
      return [expression.test, expression.yes, expression.no].flatMap(referencesIn);
    case 'operation':
      return [expression.left, expression.right].flatMap(referencesIn);
    case 'for':
      return [expression.of, expression.result].flatMap(referencesIn);
    default:
      return [];
  }
}

/** Local values that stand for others go no deeper. */
const DEEPEST = 10;

/** The name of the first resource of a type that an expression names, itself or by local values. */
export function referred(
  module: Module,
  expression: Expression | undefined,
  type: string,
  depth = 0,
): string | undefined {
  if (depth > DEEPEST) return undefined;
  for (const reference of referencesIn(expression)) {
    if (reference.type === type) return reference.name;
    if (reference.type !== 'local') continue;
    const found = referred(module, module.local(reference.name), type, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
