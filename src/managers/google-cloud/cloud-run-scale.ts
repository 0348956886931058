import { child, textOf } from '../../core/formats/tree';
import type { MappingNode } from '../../core/formats/tree';
import type { Plan, Refusal, RunPlan, ScaleRequest, Target } from '../../core/manager';
import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';
import { annotationOf, isManual } from './cloud-run';
import { entryEdit } from './edit';

/** Scaled by hand it is told a number; else the least that it keeps, within what the file says is the most. */
export function scaleCloudRun(
  request: ScaleRequest,
  root: MappingNode,
  source: SourceText,
): readonly Plan[] | Refusal {
  const { processType, count } = request;
  const { name, quantity } = processType;
  if (!isManual(root) && quantity.max !== undefined && count > quantity.max)
    return {
      refused: `Cloud Run runs at most ${quantity.max} of ${name.value}, as the file says: raise that first.`,
    };
  const plans = [...runPlan(request, root), ...writePlan(request, root, source)];
  if (plans.length > 0) return plans;
  return {
    refused: `No label \`cloud.googleapis.com/location\` says in which region ${name.value} runs: \`gcloud run services list\` tells, for \`gcloud run services update ${name.value} --region REGION --min ${count}\`.`,
  };
}

/** https://cloud.google.com/sdk/gcloud/reference/run/services/update: `--scaling` and `--min` make no new revision. */
function runPlan({ processType, environment, count }: ScaleRequest, root: MappingNode): readonly RunPlan[] {
  const { name } = processType;
  const region = textOf(child(root, 'metadata', 'labels', 'cloud.googleapis.com/location'));
  const project = textOf(child(root, 'metadata', 'namespace'));
  const words = [
    name.value,
    ...(region === undefined ? [] : [region]),
    ...(project === undefined ? [] : [project]),
  ];
  if (region === undefined || !words.every((word) => /^[a-z0-9][a-z0-9:.-]*$/.test(word))) return [];
  const group = textOf(child(root, 'kind')) === 'WorkerPool' ? 'worker-pools' : 'services';
  const flag = isManual(root) ? (group === 'services' ? '--scaling' : '--instances') : '--min';
  const where = ['--region', region, ...(project === undefined ? [] : ['--project', project])];
  const target: Target = {
    id: region,
    title: project === undefined ? region : `${region} of ${project}`,
    remote: true,
    current: true,
  };
  return [
    {
      verb: 'run',
      title: isManual(root) ? `Run ${count} of ${name.value}` : `Keep at least ${count} of ${name.value}`,
      steps: [
        {
          executable: 'gcloud',
          args: ['run', group, 'update', name.value, flag, String(count), ...where],
          cwd: environment.folder,
        },
      ],
      target,
      warnings: [
        ...(isManual(root) || count > 0 ? [] : ['None is left while there are no requests.']),
        ...(isManual(root) && count === 0
          ? [`No instance of ${name.value} is left: nothing answers for it.`]
          : []),
        'The next `gcloud run services replace` sets it back to what the file says.',
      ],
    },
  ];
}

function writePlan(
  { processType: { name }, count }: ScaleRequest,
  root: MappingNode,
  { uri, text }: SourceText,
): readonly Plan[] {
  const own = child(root, 'metadata', 'annotations');
  const revision = child(root, 'spec', 'template', 'metadata', 'annotations');
  const old = ['minScale', 'min-scale']
    .map((key) => `autoscaling.knative.dev/${key}`)
    .find((key) => child(revision, key));
  const value = `'${count}'`;
  const edit = isManual(root)
    ? entryEdit(text, own, 'run.googleapis.com/manualInstanceCount', value)
    : annotationOf(root, 'minScale')
      ? entryEdit(text, own, 'run.googleapis.com/minScale', value)
      : entryEdit(text, revision, old ?? 'autoscaling.knative.dev/minScale', value);
  if (!edit) return [];
  const title = `${isManual(root) ? 'Set' : 'Keep at least'} ${count} of ${name.value} in ${nameOf(uri)}`;
  const warnings = [`\`gcloud run services replace ${nameOf(uri)}\` takes it over.`];
  return [{ verb: 'write', title, changes: [{ uri, edits: [edit] }], warnings }];
}
