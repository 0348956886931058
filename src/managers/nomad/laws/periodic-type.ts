import { insertAttribute } from '../../../core/formats/hcl/edit';
import { replaceScalar } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import type { Job, JobFile } from '../job';

interface Data {
  readonly job: Job;
  readonly file: JobFile;
}

/** `nomad/structs/structs.go`, `Job.Validate`: "Periodic can only be used with "batch" or "sysbatch" scheduler". */
export const periodicType = defineLaw<JobFile, Data>({
  id: 'nomad-periodic-type',
  severity: 'error',
  holdsFor: 'Nomad 1',
  docs: {
    summary: 'A job that runs by the clock is not of a type that ends',
    why: 'The clock starts a `periodic` job again and again, so it has to end each time: its type is `batch` or `sysbatch`. Nomad refuses it with any other, and `service` is what a job is where no type is written.',
    bad: {
      file: 'report.nomad.hcl',
      text: 'job "report" {\n  periodic {\n    crons = ["@daily"]\n  }\n\n  group "report" {\n    task "report" {\n      driver = "docker"\n    }\n  }\n}\n',
    },
    good: {
      file: 'report.nomad.hcl',
      text: 'job "report" {\n  type = "batch"\n\n  periodic {\n    crons = ["@daily"]\n  }\n\n  group "report" {\n    task "report" {\n      driver = "docker"\n    }\n  }\n}\n',
    },
    source: 'https://developer.hashicorp.com/nomad/docs/job-specification/periodic',
  },
  check({ document }, report) {
    const { job } = document;
    if (!job?.periodic || (job.type !== 'service' && job.type !== 'system')) return;
    const at = job.typeAt?.at ?? job.id.at;
    const message = `A periodic job of the type ${job.type} is refused by Nomad: what ends is of the type batch.`;
    report({ at, message, data: { job, file: document } });
  },
  fixes: ({ job: { typeAt, body }, file: { source } }) => {
    const { uri, text } = source;
    const written = typeAt && typeAt.through.length === 0 && typeAt.style === 'double';
    const edit = written
      ? replaceScalar(typeAt, 'batch')
      : body && !typeAt && insertAttribute(text, body, 'type', '"batch"');
    return edit
      ? [{ title: 'Make it a batch job', safe: false, changes: () => [{ uri, edits: [edit] }] }]
      : [];
  },
});
