import { child, itemsOf, scalarOf } from '../../../core/formats/tree';
import type { Node, ScalarNode } from '../../../core/formats/tree';
import type { TomlFile } from '../../../core/formats/toml';
import { rewriting } from '../../../core/formats/yaml/fixes';
import { nearest } from '../../../core/nearest';
import type { Severity } from '../../../core/problem';
import { defineLaw } from '../../../core/rule';
import { groupsOf, namedGroups, servicesOf, tablesOf } from '../document';

interface Data {
  readonly node: ScalarNode | undefined;
  readonly meant: string | undefined;
}

/** Parts that flyctl leaves out of the machines of all groups but those that they name (`appconfig/processgroups.go`). */
const PARTS = ['mount', 'mounts', 'vm', 'compute', 'computes', 'files', 'metric', 'metrics'] as const;

/** flyctl checks services and restart policies against the groups before it deploys (`appconfig/validation.go`). */
export const unknownGroup = defineLaw<TomlFile, Data>({
  id: 'fly-unknown-group',
  severity: 'error',
  holdsFor: 'flyctl 0.1 and newer',
  docs: {
    summary: 'A part of the file is for a process group that is not there, or for none',
    why: 'Each service, mount and check of an app is for process groups: those that `processes` names. A service or a restart policy for a name that `[processes]` does not have is refused; all else is left out without a word. Where there is `[processes]`, a service that names none is refused too: it is not known which of them listens.',
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
    const unknown = (parts: readonly Node[], consequence: string, severity: Severity) => {
      for (const item of parts.flatMap((part) => itemsOf(child(part, 'processes')))) {
        const node = scalarOf(item);
        if (!node || groups.includes(node.text)) continue;
        const message = `There is no process group "${node.text}": ${consequence}. There ${groups.length === 1 ? 'is' : 'are'} ${groups.join(', ')}.`;
        report({ at: node.at, message, severity, data: { node, meant: nearest(node.text, groups) } });
      }
    };
    const services = servicesOf(root);
    unknown([...services, ...tablesOf(root, 'restart')], 'Fly refuses the file', 'error');
    unknown(partsOf(root), 'no machine gets this by that name', 'warning');
    if (namedGroups(root).length === 0) return;
    for (const service of services) {
      if (itemsOf(child(service, 'processes')).length > 0) continue;
      const message = `This does not say which of the process groups ${groups.join(', ')} it leads to: Fly refuses the file.`;
      report({ at: service.at, message, data: { node: undefined, meant: undefined } });
    }
  },
  fixes: ({ node, meant }) => (meant === undefined ? [] : rewriting(`Write ${meant}`, node, meant)),
});

/** The parts that may name groups, and that nothing refuses. */
function partsOf(root: Node | undefined): readonly Node[] {
  const checks = child(root, 'checks');
  const named = checks?.kind === 'mapping' ? [...checks.entries.values()].map(({ value }) => value) : [];
  return [...PARTS.flatMap((name) => tablesOf(root, name)), ...named, ...itemsOf(checks)];
}
