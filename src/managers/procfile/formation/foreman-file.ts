import { child, scalarOf, textOf } from '../../../core/formats/tree';
import { readYaml } from '../../../core/formats/yaml/read';
import { placeOf } from '../../../core/formats/yaml/words';
import { within } from '../../../core/source';
import type { SourceText } from '../../../core/source';
import { pairsIn } from './list';
import type { FormationList } from './list';

export const FOREMAN_FILE = '.foreman';

/** foreman's options by their long names, as YAML; those of its command line come over them (`foreman/cli.rb`). */
export function readForemanFile(source: SourceText): FormationList | undefined {
  const root = readYaml(source).roots[0];
  const node = scalarOf(child(root, 'formation'));
  const text = textOf(node);
  // An empty list is one: it starts nothing.
  if (!node || text === undefined) return undefined;
  const { exact } = placeOf(node, source.text);
  const quotes = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const { start, end } = node.at.span;
  const at = within(node.at, quotes, end - start - quotes);
  return {
    source,
    at,
    exact,
    known: true,
    pairs: pairsIn(text, at, exact),
    procfile: textOf(child(root, 'procfile')),
  };
}
