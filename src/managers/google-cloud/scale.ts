import type { MappingNode } from '../../core/formats/tree';
import type { Plan, Refusal, ScaleRequest } from '../../core/manager';
import { APP_ENGINE_TERM } from './app-engine';
import { scaleAppEngine } from './app-engine-scale';
import { scaleCloudRun } from './cloud-run-scale';
import { readGoogle } from './document';

const MOST_INSTANCES = 10_000;

export function scaleGoogle(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, count, source } = request;
  const { name, role, term, body } = processType;
  if (role !== 'process')
    return {
      refused: `${name.value} is a job: \`gcloud run jobs execute\` runs it, with as many tasks as \`--tasks\` says.`,
    };
  if (!Number.isSafeInteger(count) || count < 0 || count > MOST_INSTANCES)
    return { refused: `Instances are a whole number from 0 to ${MOST_INSTANCES}.` };
  const text = source(body.uri);
  const document = text && readGoogle(text);
  const roots: readonly (MappingNode | undefined)[] = document
    ? [document.appEngine, ...document.cloudRun]
    : [];
  const root = roots.find((one) => one?.at.span.start === body.span.start);
  if (!text || !root) return { refused: `No file declares ${name.value}.` };
  return (term === APP_ENGINE_TERM ? scaleAppEngine : scaleCloudRun)(request, root, text);
}
