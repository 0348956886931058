import { child, entriesOf, textOf } from '../../core/formats/tree';
import type { Entry, Node } from '../../core/formats/tree';
import type { Refusal, ScaleRequest } from '../../core/manager';
import type { ProcessType, Quantity } from '../../core/model';
import { located } from '../../core/source';
import { literal, sizeOf } from './document';
import type { Template } from './document';
import { otherNames } from './names';

export const FUNCTION = 'AWS::Serverless::Function';
export const FUNCTION_TERM = 'Lambda function';

/** A function of SAM: it runs where something asks for it, as often at once as its concurrency allows. */
export function functionTypeOf(template: Template, { key, value, at }: Entry): ProcessType {
  const name = literal(template, child(value, 'Properties', 'FunctionName'));
  return {
    name: located(key.text, key.at),
    key: key.text,
    alsoNamed: otherNames(key.text, name?.text),
    manager: 'ec2',
    term: FUNCTION_TERM,
    role: isScheduled(value) ? 'scheduled' : 'process',
    quantity: quantityOf(template, value),
    needs: [],
    traits: [],
    body: at,
    declarations: [key.at],
  };
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html */
function quantityOf(template: Template, value: Node): Quantity {
  const written = child(value, 'Properties', 'ReservedConcurrentExecutions');
  if (!written) return { kind: 'on-demand', declared: false, known: true };
  const count = sizeOf(literal(template, written));
  return {
    kind: 'on-demand',
    ...(count === undefined ? {} : { count }),
    declared: true,
    known: count !== undefined,
    at: located(count, written.at, written.through),
  };
}

/** There is no number to set: a bound is, for all that run at once. */
export function refusedFunction({ processType: { name }, count }: ScaleRequest): Refusal {
  return {
    refused: `Lambda runs ${name.value} as often at once as it is asked for. \`ReservedConcurrentExecutions: ${count}\` bounds that; \`aws lambda put-function-concurrency\` does until the next deployment.`,
  };
}

function isScheduled(value: Node): boolean {
  const events = entriesOf(child(value, 'Properties', 'Events'));
  return (
    events.length > 0 && events.every((event) => /^Schedule/.test(textOf(child(event.value, 'Type')) ?? ''))
  );
}
