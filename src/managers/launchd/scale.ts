import type { Plan, Refusal, ScaleRequest } from '../../core/manager';
import { applyEdits, span } from '../../core/source';
import type { Change, SourceText, Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { readPropertyList } from './plist';

const MOST_JOBS = 100;

/** launchd has no count: one Label is one process, so that several are as many files with a Label each. */
export function scaleJob(request: ScaleRequest): readonly Plan[] | Refusal {
  const { processType, environment, count, source } = request;
  const label = processType.name.value;
  const reason = `launchd runs one process for a Label, and ${label} is one Label.`;
  if (count <= 1)
    return { refused: `${reason} \`launchctl bootstrap\` starts it and \`launchctl bootout\` ends it.` };
  const file = source(processType.name.at.uri);
  if (!file || !Number.isSafeInteger(count) || count > MOST_JOBS || /[/\\]/.test(label))
    return { refused: `${reason} For ${count}, write a file for each of ${label}.1 to ${label}.${count}.` };
  if (readPropertyList(file).binary)
    return {
      refused: `${reason} Its file is a binary property list: \`plutil -convert xml1 ${nameOf(file.uri)}\` makes it text, which can be written out for each of ${label}.1 to ${label}.${count}.`,
    };
  const taken = new Set(environment.processTypes.map(({ key }) => key));
  const wanted = Array.from({ length: count }, (_, index) => `${label}.${index + 1}`);
  const missing = wanted.filter((one) => !taken.has(one));
  if (missing.length === 0)
    return { refused: `The files of ${label}.1 to ${label}.${count} are there already.` };
  return [
    {
      verb: 'write',
      title: `Write a file for each of ${label}.1 to ${label}.${count}`,
      changes: missing.map((one) => copyOf(file, processType.name.at.span, one)),
      warnings: [
        `\`launchctl bootstrap gui/UID ${label}.1.plist\` loads each of them (system instead of gui/UID for a daemon).`,
        `\`launchctl bootout gui/UID/${label}\` ends the one that runs now, if it is not to run beside them.`,
        ...processType.traits.flatMap((trait) => (trait.kind === 'one-copy' ? [trait.refusal] : [])),
      ],
    },
  ];
}

/** The same job under another Label, in the file that launchd expects it in. */
function copyOf(
  file: SourceText,
  label: { readonly start: number; readonly end: number },
  name: string,
): Change {
  const uri: Uri = resolveUri(folderOf(file.uri), `${name}.plist`);
  const written = readPropertyList(file).root?.entries.get('Label')?.content.span ?? label;
  const text = applyEdits(file.text, [{ span: written, text: escaped(name) }]);
  return { uri, creates: true, edits: [{ span: span(0, 0), text }] };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
