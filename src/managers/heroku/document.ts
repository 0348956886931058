import { child, entriesOf, scalarOf } from '../../core/formats/tree';
import type { Entry, Node, ScalarNode } from '../../core/formats/tree';
import { readYaml } from '../../core/formats/yaml/read';
import type { Problem } from '../../core/problem';
import type { SourceText } from '../../core/source';

/** An `app.json` or a `heroku.yml` as written. */
export interface HerokuDocument {
  readonly source: SourceText;
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** The dynos of one type that an app is created with. */
export interface Dynos {
  readonly entry: Entry;
  readonly quantity: ScalarNode | undefined;
  readonly size: ScalarNode | undefined;
}

/** The formation of apps of one purpose. */
export interface AppFormation {
  /** Of an app for tests, or for a review; undefined for every other. */
  readonly purpose: string | undefined;
  readonly dynos: readonly Dynos[];
}

export function readHeroku(source: SourceText): HerokuDocument {
  const { roots, problems } = readYaml(source);
  return { source, root: roots.find((root) => root !== undefined), problems };
}

/** The dynos that tests run on are no type of the app (https://devcenter.heroku.com/articles/heroku-ci-parallel-test-runs). */
const TEST_RUN = 'test';

/** What `app.json` says of dynos: for all apps, and for those of a purpose that says something else. */
export function formationsIn({ root }: HerokuDocument): readonly AppFormation[] {
  const special = entriesOf(child(root, 'environments')).map(({ key, value }): AppFormation => ({
    purpose: key.text,
    dynos: dynosIn(value).filter(({ entry }) => key.text !== 'test' || entry.key.text !== TEST_RUN),
  }));
  return [{ purpose: undefined, dynos: dynosIn(root) }, ...special.filter(({ dynos }) => dynos.length > 0)];
}

function dynosIn(node: Node | undefined): readonly Dynos[] {
  return entriesOf(child(node, 'formation')).map((entry) => ({
    entry,
    quantity: scalarOf(child(entry.value, 'quantity')),
    size: scalarOf(child(entry.value, 'size')),
  }));
}

/** A whole number from 0 on. */
export function countOf(node: ScalarNode | undefined): number | undefined {
  return node && /^\d{1,9}$/.test(node.text) ? Number(node.text) : undefined;
}
