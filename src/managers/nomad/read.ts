import type { SourceText } from '../../core/source';
import { nameOf } from '../../core/uri';
import { readHclJob } from './hcl-job';
import type { JobFile } from './job';
import { readJsonJob } from './json-job';

export function readJob(source: SourceText): JobFile {
  return nameOf(source.uri).endsWith('.json') ? readJsonJob(source) : readHclJob(source);
}
