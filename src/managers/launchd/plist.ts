import { parseXml, XmlElement, XmlError, XmlText } from '@rgrove/parse-xml';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import { span } from '../../core/source';
import type { Origin, SourceText, Uri } from '../../core/source';
import { MAGIC, readBinary } from './binary';

/** A property list as written; undefined `root` where it is none. */
export interface PropertyList {
  readonly source: SourceText;
  readonly root: Value | undefined;
  readonly problems: readonly Problem[];
  /** True where it is not text: nothing in it can be shown or edited at its place. */
  readonly binary?: true;
}

export interface Value {
  /** The element's name: `string`, `integer`, `true`, `array`, `dict`. */
  readonly type: string;
  readonly text: string;
  /** The whole element. */
  readonly at: Origin;
  /** What is between its tags. */
  readonly content: Origin;
  readonly items: readonly Value[];
  readonly entries: ReadonlyMap<string, Value>;
}

/** More than any property list holds, and few enough for the parser, which calls itself for each level. */
const DEEPEST_NESTING = 200;
const LARGEST_TEXT = 1_000_000;

export function readPropertyList(source: SourceText): PropertyList {
  const { uri, text } = source;
  const failed = (message: string, start: number, end: number): PropertyList => ({
    source,
    root: undefined,
    problems: [
      syntaxProblem(message, { uri, span: span(Math.min(start, text.length), Math.min(end, text.length)) }),
    ],
  });
  if (text.startsWith(MAGIC)) {
    const root = readBinary(text, uri);
    if (root) return { source, root, problems: [], binary: true };
    return failed('Broken: not all of a binary property list is there.', 0, 0);
  }
  if (text.length > LARGEST_TEXT) return failed('Too large to be a launchd job: not read.', 0, 0);
  try {
    const plist = parseXml(text, { includeOffsets: true }).root;
    const root = plist && elementsOf(plist)[0];
    if (plist?.name !== 'plist' || !root) return failed('A property list is a `plist` with one value.', 0, 0);
    return { source, root: valueOf(root, uri, text, 0), problems: [] };
  } catch (error) {
    if (!(error instanceof XmlError)) return failed('Nested too deeply: not read.', 0, 0);
    const [message = ''] = error.message.split(' (line ');
    return failed(`${message}.`, error.pos, error.pos + 1);
  }
}

function valueOf(element: XmlElement, uri: Uri, text: string, depth: number): Value {
  if (depth > DEEPEST_NESTING) throw new RangeError('nested too deeply');
  const children = elementsOf(element);
  const values = children.map((child) => valueOf(child, uri, text, depth + 1));
  const entries = new Map<string, Value>();
  if (element.name === 'dict')
    values.forEach((value, index) => {
      const before = values[index - 1];
      if (value.type !== 'key' && before?.type === 'key' && !entries.has(before.text))
        entries.set(before.text, value);
    });
  return {
    type: element.name,
    text: element.text,
    at: { uri, span: span(element.start, element.end) },
    content: { uri, span: contentOf(element, text) },
    items: element.name === 'array' ? values : [],
    entries,
  };
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

/** The text between the tags where there is nothing else; else the whole element. */
function contentOf({ children, start, end }: XmlElement, text: string) {
  const [only] = children;
  if (children.length !== 1 || !(only instanceof XmlText)) return span(start, end);
  return text.slice(only.start, only.end) === only.text ? span(only.start, only.end) : span(start, end);
}
