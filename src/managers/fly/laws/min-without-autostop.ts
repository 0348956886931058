import { child, scalarOf, textOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import type { TomlFile } from '../../../core/formats/toml';
import { defineLaw } from '../../../core/rule';
import { servicesOf } from '../document';

/** https://fly.io/docs/reference/configuration/#the-http_service-section: it only keeps machines from being stopped. */
export const minWithoutAutostop = defineLaw<TomlFile, undefined>({
  id: 'fly-min-without-autostop',
  severity: 'info',
  holdsFor: 'Fly Proxy',
  docs: {
    summary: 'A least number of machines where none is ever stopped',
    why: 'Fly stops machines that have nothing to do where `auto_stop_machines` says so, and keeps as many as `min_machines_running`. It starts none because of it: where nothing is stopped, it says nothing. How many there are, `fly scale count` says.',
    bad: {
      file: 'fly.toml',
      text: 'app = "shop"\n\n[http_service]\ninternal_port = 8080\nauto_stop_machines = "off"\nmin_machines_running = 2\n',
    },
    good: {
      file: 'fly.toml',
      text: 'app = "shop"\n\n[http_service]\ninternal_port = 8080\nauto_stop_machines = "stop"\nmin_machines_running = 2\n',
    },
    source: 'https://fly.io/docs/reference/configuration/#the-http_service-section',
  },
  check({ document }, report) {
    for (const service of servicesOf(document.root)) {
      const least = scalarOf(child(service, 'min_machines_running'));
      if (!least || !/^[1-9]\d*$/.test(least.text) || stops(scalarOf(child(service, 'auto_stop_machines'))))
        continue;
      report({
        at: least.at,
        message:
          'This keeps machines from being stopped, and without `auto_stop_machines` none is: `fly scale count` says how many there are.',
        data: undefined,
      });
    }
  },
});

/** `true` is the same as `stop`, `false` as `off`. */
function stops(node: ScalarNode | undefined): boolean {
  return /^(true|stop|suspend)$/.test(textOf(node) ?? 'off');
}
