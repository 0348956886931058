import { pathArgument } from '../../core/command/argument';
import { child } from '../../core/formats/tree';
import { insertEntry, replaceScalar } from '../../core/formats/yaml/edit';
import type { Plan, Refusal, RunPlan, ScaleRequest, WritePlan } from '../../core/manager';
import { nameOf, relativePath } from '../../core/uri';
import { isAppId } from './apps';
import { componentsOf, readAppSpec } from './document';
import { countNode } from './quantity';

/** https://docs.digitalocean.com/products/app-platform/details/limits/ */
const MOST_INSTANCES = 250;

/** The spec holds the number: it is written there, and the spec is then applied to the app as a whole. */
export function scaleComponent(request: ScaleRequest): readonly Plan[] | Refusal {
  const { name, role, quantity } = request.processType;
  const { count } = request;
  if (role !== 'process') return { refused: `${name.value} is no component that DigitalOcean scales.` };
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_INSTANCES)
    return {
      refused: `DigitalOcean runs 1 to ${MOST_INSTANCES} instances of a component: take it out of the spec to run none.`,
    };
  if (quantity.kind === 'range')
    return {
      refused: `DigitalOcean scales ${name.value} by itself, within \`autoscaling\`: move those bounds.`,
    };
  const plans = quantity.declared && quantity.count === count ? applyPlan(request) : writePlan(request);
  if (plans.length > 0) return plans;
  return {
    refused:
      quantity.count === count
        ? `The spec says ${count} already: \`doctl apps update ID --spec FILE\` applies it to the app, whose id \`doctl apps list\` tells.`
        : `The number of ${name.value} cannot be written here: it is shared with others.`,
  };
}

/** https://docs.digitalocean.com/reference/doctl/reference/apps/update/ */
function applyPlan({ processType, environment, count, target }: ScaleRequest): readonly RunPlan[] {
  const { folder } = environment;
  if (!target || !isAppId(target.id)) return [];
  const file = processType.body.uri;
  const path = pathArgument(relativePath(folder, file) ?? file);
  return [
    {
      verb: 'run',
      title: `Apply ${nameOf(file)} to ${target.title}, with ${count} of ${processType.name.value}`,
      steps: [{ executable: 'doctl', args: ['apps', 'update', target.id, '--spec', path], cwd: folder }],
      target,
      warnings: ['All that the file says is applied, and the app is deployed again.'],
    },
  ];
}

function writePlan({ processType, count, source, target }: ScaleRequest): readonly WritePlan[] {
  const { name } = processType;
  const file = source(name.at.uri);
  const components = file ? componentsOf(readAppSpec(file)) : [];
  const node = components.find((one) => child(one.node, 'name')?.at.span.start === name.at.span.start)?.node;
  if (!file || !node || node.through.length > 0) return [];
  const written = countNode(node);
  if (written && written.through.length > 0) return [];
  const edit = written
    ? replaceScalar(written, String(count))
    : insertEntry(file.text, node, 'instance_count', String(count));
  return [
    {
      verb: 'write',
      title: `Set ${name.value} to ${count} in ${nameOf(file.uri)}`,
      changes: [{ uri: file.uri, edits: [edit] }],
      warnings: [
        `\`doctl apps update ${target?.id ?? 'ID'} --spec ${nameOf(file.uri)}\` applies it to the app.`,
      ],
    },
  ];
}
