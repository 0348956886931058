import { writeFile } from 'node:fs/promises';
import { fsPathOf } from '../core/uri';
import { mendFile } from '../workspace/mend';
import type { Reading } from './reading';

/** Applies the safe fixes of what is more than a hint, and says what it did, a line for each. */
export async function fixAll(reading: Reading, wants: (rule: string) => boolean): Promise<readonly string[]> {
  const { service } = reading;
  const lines: string[] = [];
  for (const uri of [...service.snapshot.problems.keys()].sort()) {
    const found = await mendFile(service, uri, ({ rule, severity }) => severity !== 'hint' && wants(rule));
    const source = service.source(uri);
    if (!found || !source) continue;
    await writeFile(fsPathOf(uri), found.text);
    await service.edit({ uri, version: source.version + 1, text: found.text });
    for (const { rule, fixes } of found.mended) {
      const title = fixes.find(({ safe }) => safe)?.title ?? '';
      lines.push(`${reading.pathOf(uri)}: fixed: ${title} [${rule}]`);
    }
  }
  return lines;
}
