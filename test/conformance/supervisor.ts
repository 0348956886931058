import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { Comparison } from './comparison';
import { inspect, isRefused, typesOf } from './corpus';
import type { Corpus, Report } from './report';

/** The interpreter that has supervisor: a distribution's package brings it to that of the system. */
const python = ['python3', '/usr/bin/python3'].find(
  (one) => spawnSync(one, ['-c', 'import supervisor']).status === 0,
);

/**
 * Prints each program with its command and how many processes supervisord would start of it. Users and folders of this
 * machine are not asked for, and a file that is for others to include is included with those beside it.
 */
const PRINT = `
import glob, json, os, sys, tempfile
import supervisor.datatypes as datatypes
import supervisor.options as options
for module in (options, datatypes):
    module.existing_dirpath = module.existing_directory = lambda path: path
options.name_to_uid = lambda name: 0
programs = []
read = options.ServerOptions.processes_from_section
def reading(self, parser, section, *rest):
    processes = read(self, parser, section, *rest)
    if parser.section_to_file.get(section, sys.argv[1]) == sys.argv[1]:
        programs.append([section.split(':', 1)[1].strip(), processes[0].command if processes else '', len(processes)])
    return processes
options.ServerOptions.processes_from_section = reading
file = sys.argv[1]
isPart = lambda name: '[supervisord]' not in open(name).read()
if isPart(file):
    parts = filter(isPart, glob.glob(os.path.join(os.path.dirname(file), '*.conf')))
    main = tempfile.NamedTemporaryFile('w', suffix='.conf')
    main.write('[supervisord]\\n[include]\\nfiles=' + ' '.join(parts) + '\\n')
    main.flush()
    file = main.name
options.ServerOptions().realize(['-c', file])
print(json.dumps(programs))
`;

/** Holds what `formation inspect` says of supervisor's configuration against what supervisord makes of it. */
export async function compareSupervisor({ files, index }: Corpus): Promise<Report> {
  const comparison = new Comparison();
  if (python === undefined) return comparison.report('supervisor (skipped: it is not installed)');
  for (const { repo, path } of index.filter(({ kind }) => kind === 'supervisor')) {
    const name = `${repo.replace('/', '__')}/${path}`;
    const file = join(files, name);
    const { status, stdout, stderr } = spawnSync(python, ['-c', PRINT, file], { encoding: 'utf8' });
    // Whether it is refused hangs on where it runs.
    if (/names \('ENV_/.test(stderr)) continue;
    const found = await inspect(dirname(file), '-f', file);
    if (found.manifests.length === 0) continue;
    const isRead = comparison.add(name, { theirs: status !== 0, ours: isRefused(found) });
    if (!isRead) continue;
    const theirs = new Map(
      (JSON.parse(stdout) as [string, string, number][]).map(([program, ...rest]) => [program, rest]),
    );
    const ours = typesOf(found, 'supervisor');
    for (const program of new Set([...theirs.keys(), ...ours.keys()])) {
      const [expanded, count] = theirs.get(program) ?? [];
      // Where a file lies on this machine is left as it is written.
      const command = expanded?.replaceAll(dirname(file), '%(here)s');
      const own = ours.get(program);
      comparison.compare(name, program, [
        ['command', command, own?.command],
        ['processes', count, own?.quantity.count],
      ]);
    }
  }
  return comparison.report('supervisor');
}
