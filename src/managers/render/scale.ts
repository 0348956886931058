import { child, scalarOf } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, Refusal, ScaleRequest } from '../../core/manager';
import type { TextEdit } from '../../core/source';
import { nameOf } from '../../core/uri';
import { partsOf, readBlueprint } from './document';

/** https://render.com/docs/scaling#manual-scaling */
const MOST_INSTANCES = 100;

/** Render takes the number from the Blueprint when it is synced; no tool of its own moves it. */
export function scaleService(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, source } = request;
  const { name, role, quantity } = processType;
  if (role !== 'process') return { refused: `${name.value} is no service that Render scales.` };
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_INSTANCES)
    return { refused: `Render runs 1 to ${MOST_INSTANCES} instances of a service: suspend it to run none.` };
  if (quantity.kind === 'range')
    return { refused: `Render scales ${name.value} by itself, within \`scaling\`: move those bounds.` };
  const file = source(name.at.uri);
  const nodes = file ? partsOf(readBlueprint(file)).flatMap(({ services }) => services) : [];
  const node = nodes.find((one) => child(one, 'name')?.at.span.start === name.at.span.start);
  if (!file || !node) return { refused: `No Blueprint declares ${name.value}.` };
  const written = scalarOf(child(node, 'numInstances'));
  if (written && written.through.length > 0)
    return { refused: `The number of ${name.value} is shared with others: it stands at an anchor.` };
  const edit: TextEdit = written
    ? replaceScalar(written, String(count))
    : insertEntry(file.text, node, 'numInstances', String(count));
  return [
    {
      verb: 'write',
      title: `Set ${name.value} to ${count} in ${nameOf(file.uri)}`,
      changes: [{ uri: file.uri, edits: [edit] }],
      warnings: [
        'Render takes it over when the Blueprint is synced.',
        ...processType.traits.flatMap((trait) =>
          trait.kind === 'one-copy' && count > 1 ? [trait.refusal] : [],
        ),
      ],
    },
  ];
}
