import { compareCompose } from './compose';
import { inspect, readCorpus } from './corpus';
import { compareKustomize } from './kustomize';
import { compareProcfiles } from './procfile';
import { compareLaunchd } from './launchd';
import type { Report } from './report';
import { compareSupervisor } from './supervisor';
import { compareSystemd } from './systemd';

/** Prints how far Formation agrees with the real tools over a corpus. */
async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('Usage: npm run conformance -- DIR');
  const corpus = readCorpus(folder);
  print(await compareCompose(corpus));
  print(await compareKustomize(corpus, inspect));
  print(await compareProcfiles(corpus));
  print(await compareSystemd(corpus));
  print(await compareSupervisor(corpus));
  print(await compareLaunchd(corpus));
}

function print({ kind, projects, compared, fields, agreed, disagreements, refusals }: Report): void {
  const differing = new Set(disagreements.map(({ file, where }) => `${file} ${where}`)).size;
  console.log(`${kind}: ${projects} projects`);
  console.log(`  ${share(compared - differing, compared)} of what runs agree in every field`);
  console.log(`  ${share(agreed, fields)} fields agree`);
  const { agreed: refused, missed, wrong } = refusals;
  console.log(
    `  refused by both ${refused}, by the tool alone ${missed.length}, by Formation alone ${wrong.length}`,
  );
  for (const line of missed) console.log(`    not refused: ${line}`);
  for (const line of wrong) console.log(`    refused: ${line}`);
  for (const { file, where, field, theirs, ours } of disagreements)
    console.log(`    ${file} ${where} ${field}: ${JSON.stringify(theirs)} and not ${JSON.stringify(ours)}`);
}

function share(part: number, whole: number): string {
  return `${part} of ${whole} (${whole === 0 ? '–' : ((100 * part) / whole).toFixed(2)} %)`;
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
