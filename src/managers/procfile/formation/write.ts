import { span } from '../../../core/source';
import type { TextEdit } from '../../../core/source';
import type { FormationList } from './list';

/**
 * Writes a count over the one that a list gives a type, or behind its last pair: `all` stays what it is for the others.
 * Undefined where the list is written in a way that does not show which characters are which.
 */
export function countEdit(
  { pairs, at, exact, known, source }: FormationList,
  name: string,
  count: number,
): TextEdit | undefined {
  if (!exact || !known) return undefined;
  const own = pairs.findLast((pair) => pair.name === name);
  if (own?.count !== undefined) return { span: own.countAt.span, text: String(count) };
  if (own) return { span: span(own.at.span.end, own.at.span.end), text: `=${count}` };
  const end = pairs.at(-1)?.at.span.end ?? at.span.start;
  const comma = /,[ \t]*/.exec(source.text.slice(at.span.start, end))?.[0] ?? ',';
  return { span: span(end, end), text: `${pairs.length > 0 ? comma : ''}${name}=${count}` };
}
