import { child } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import type { Plan, Refusal, ScaleRequest } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';
import { isFlexible } from './app-engine';
import { entryEdit } from './edit';

/** No command moves the number of a version that is deployed: the file says it, and a new version takes it over. */
export function scaleAppEngine(
  { processType: { name, quantity }, count }: ScaleRequest,
  root: MappingNode,
  { uri, text }: SourceText,
): readonly Plan[] | Refusal {
  const warnings = [`\`gcloud app deploy ${nameOf(uri)}\` deploys a new version, which takes it over.`];
  const plan = (title: string, edits: readonly ReturnType<typeof entryEdit>[]): readonly Plan[] | Refusal => {
    const made = edits.filter((edit) => edit !== undefined);
    return made.length === edits.length
      ? [{ verb: 'write', title, changes: [{ uri, edits: made }], warnings }]
      : { refused: `The number of ${name.value} is shared with others: it stands at an anchor.` };
  };
  if (child(root, 'manual_scaling')) {
    if (count < 1)
      return {
        refused: 'App Engine runs at least one instance of what is scaled by hand: stop the version instead.',
      };
    return plan(`Set ${name.value} to ${count} in ${nameOf(uri)}`, [
      entryEdit(text, child(root, 'manual_scaling'), 'instances', String(count)),
    ]);
  }
  const scaling = child(root, 'automatic_scaling');
  if (!scaling || count < 1)
    return {
      refused: `App Engine scales ${name.value} with its requests: bound it by \`automatic_scaling\`, or say how many there are by \`manual_scaling: { instances: ${Math.max(count, 1)} }\`.`,
    };
  const [min, max] = isFlexible(root)
    ? ['min_num_instances', 'max_num_instances']
    : ['min_instances', 'max_instances'];
  const above = quantity.max !== undefined && count > quantity.max;
  return plan(`Keep at least ${count} of ${name.value} in ${nameOf(uri)}`, [
    entryEdit(text, scaling, min ?? '', String(count)),
    ...(above && child(scaling, max ?? '') ? [entryEdit(text, scaling, max ?? '', String(count))] : []),
  ]);
}
