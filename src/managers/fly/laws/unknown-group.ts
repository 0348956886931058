import { child, itemsOf, scalarOf } from '../../../core/formats/tree';
import type { Node, ScalarNode } from '../../../core/formats/tree';
import type { TomlFile } from '../../../core/formats/toml';
import { rewriting } from '../../../core/formats/yaml/fixes';
import { nearest } from '../../../core/nearest';
import { defineLaw } from '../../../core/rule';
import { groupsOf, servicesOf } from '../document';

interface Data {
  readonly node: ScalarNode | undefined;
  readonly meant: string | undefined;
}

/** flyctl checks each part of the file against the groups before it deploys (`appconfig/validation.go`). */
export const unknownGroup = defineLaw<TomlFile, Data>({
  id: 'fly-unknown-group',
  severity: 'error',
  holdsFor: 'flyctl 0.1 and newer',
  docs: {
    summary: 'A part of the file is for a process group that is not there, or for none',
    why: 'Each service, mount and check of an app is for process groups: those that `processes` names. A name that `[processes]` does not have is refused. With several groups, a service that names none is refused too: it is not known which of them listens.',
    bad: {
      file: 'fly.toml',
      text: 'app = "shop"\n\n[processes]\nweb = "bin/web"\nworker = "bin/worker"\n\n[http_service]\ninternal_port = 8080\nprocesses = ["wbe"]\n',
    },
    good: {
      file: 'fly.toml',
      text: 'app = "shop"\n\n[processes]\nweb = "bin/web"\nworker = "bin/worker"\n\n[http_service]\ninternal_port = 8080\nprocesses = ["web"]\n',
    },
    source: 'https://fly.io/docs/reference/configuration/#the-processes-section',
  },
  check({ document }, report) {
    const { root } = document;
    const groups = groupsOf(document).map(({ name }) => name.value);
    for (const part of partsOf(root))
      for (const item of itemsOf(child(part, 'processes'))) {
        const node = scalarOf(item);
        if (!node || groups.includes(node.text)) continue;
        const message = `There is no process group "${node.text}": Fly refuses the file. There ${groups.length === 1 ? 'is' : 'are'} ${groups.join(', ')}.`;
        report({ at: node.at, message, data: { node, meant: nearest(node.text, groups) } });
      }
    if (groups.length < 2) return;
    for (const service of servicesOf(root)) {
      if (itemsOf(child(service, 'processes')).length > 0) continue;
      const message = `This does not say which of the process groups ${groups.join(', ')} it leads to: Fly refuses the file.`;
      report({ at: service.at, message, data: { node: undefined, meant: undefined } });
    }
  },
  fixes: ({ node, meant }) => (meant === undefined ? [] : rewriting(`Write ${meant}`, node, meant)),
});

/** All parts of a file that may name groups. */
function partsOf(root: Node | undefined): readonly Node[] {
  const lists = ['services', 'mounts', 'vm', 'restart', 'files', 'metrics'].flatMap((key) =>
    itemsOf(child(root, key)),
  );
  const checks = child(root, 'checks');
  const named = checks?.kind === 'mapping' ? [...checks.entries.values()].map(({ value }) => value) : [];
  const http = child(root, 'http_service');
  return [...lists, ...named, ...(http ? [http] : [])];
}
