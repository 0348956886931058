import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { callsBelow, root, stringsBelow } from '../../docs/generate/sources';
import { PROPERTIES } from '../../src/vscode/task-definition';

interface MenuItem {
  readonly command?: string;
  readonly when?: string;
}

interface View {
  readonly id: string;
  readonly icon?: string;
}

interface Contributions {
  readonly commands: readonly { readonly command: string }[];
  readonly configuration?: { readonly properties: Readonly<Record<string, unknown>> };
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly taskDefinitions: readonly { readonly type: string; readonly properties: object }[];
  readonly views: Readonly<Record<string, readonly View[]>>;
  readonly viewsContainers: Readonly<Record<string, readonly View[]>>;
  readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
}

const { activationEvents, contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly activationEvents: readonly string[];
  readonly contributes: Contributions;
};

const CODE = 'src/vscode';
const calls = callsBelow(CODE);
const strings = new Set(stringsBelow(CODE));
const commands = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flat();
const settings = Object.keys(contributes.configuration?.properties ?? {});

/** What only commands of code actions name: nobody can give it what it needs from the palette. */
const INTERNAL = ['formation.confirmFix'];

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

/** The first arguments of the calls of functions whose name ends so. */
const named = (callee: RegExp) =>
  sorted(calls.flatMap((call) => (callee.test(call.callee) && call.first !== undefined ? [call.first] : [])));

/** What a `when` clause compares with: `view == formation.tree`. */
const compared = (key: string, when = '') =>
  [...when.matchAll(new RegExp(`\\b${key} == '?([\\w.-]+)`, 'g'))].map(([, value = '']) => value);

describe('what package.json contributes', () => {
  it('are the commands that are registered', () => {
    const registered = named(/(^|\.)(command|registerCommand|registerTextEditorCommand)$/);
    assert.deepEqual(registered, sorted([...commands, ...INTERNAL]));
  });

  it('are menus of those commands, in views that there are', () => {
    const items = Object.values(contributes.menus).flat();
    const asked = items.flatMap(({ command }) => command ?? []);
    assert.deepEqual(
      asked.filter((command) => !commands.includes(command)),
      [],
    );
    const where = items.flatMap(({ when }) => compared('view', when));
    assert.deepEqual(
      where.filter((id) => !views.some((view) => view.id === id)),
      [],
    );
    const kinds = items.flatMap(({ when }) => compared('viewItem', when));
    assert.deepEqual(
      kinds.filter((kind) => !strings.has(kind)),
      [],
    );
  });

  it('are the views that are filled, in containers that there are', () => {
    assert.deepEqual(named(/(createTreeView|registerTreeDataProvider)$/), sorted(views.map(({ id }) => id)));
    const containers = Object.values(contributes.viewsContainers).flat();
    assert.deepEqual(sorted(Object.keys(contributes.views)), sorted(containers.map(({ id }) => id)));
    for (const { icon } of [...views, ...containers]) assert.ok(icon && existsSync(join(root, icon)), icon);
  });

  it('are welcomes for those views, whose links are those commands', () => {
    for (const { view, contents } of contributes.viewsWelcome) {
      assert.ok(
        views.some(({ id }) => id === view),
        view,
      );
      for (const [, command = ''] of contents.matchAll(/\(command:([\w.]+)/g))
        assert.ok(commands.includes(command), command);
    }
  });

  it('is the type of the tasks that are made, with its properties', () => {
    const [definition, ...others] = contributes.taskDefinitions;
    assert.deepEqual(others, []);
    assert.deepEqual(sorted(Object.keys(definition?.properties ?? {})), sorted(PROPERTIES));
  });

  it('are the settings that are read', () => {
    const read = (key: string) =>
      strings.has(key) ||
      key.split('.').some((_, index, parts) => {
        const [section, rest] = [parts.slice(0, index).join('.'), parts.slice(index).join('.')];
        return index > 0 && strings.has(section) && strings.has(rest);
      });
    assert.deepEqual(
      settings.filter((key) => !read(key)),
      [],
    );
  });

  it('has every name of its own that the code speaks of', () => {
    const panels = activationEvents.flatMap((event) => /^onWebviewPanel:(.*)/.exec(event)?.[1] ?? []);
    const items = named(/createStatusBarItem$/);
    const known = new Set([
      ...commands,
      ...INTERNAL,
      ...settings,
      ...views.map(({ id }) => id),
      ...panels,
      ...items,
    ]);
    const spoken = [...strings].filter((text) => /^formation\.[a-z]\w*$/i.test(text));
    assert.deepEqual(
      spoken.filter((name) => !known.has(name)),
      [],
    );
    assert.deepEqual(named(/(createWebviewPanel|registerWebviewPanelSerializer)$/), sorted(panels));
  });
});
