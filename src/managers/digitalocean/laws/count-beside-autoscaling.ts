import { child, isNull } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import { componentsOf } from '../document';
import type { AppSpec } from '../document';
import { countNode } from '../quantity';

interface Data {
  readonly count: ScalarNode;
  readonly document: AppSpec;
}

/** https://docs.digitalocean.com/reference/api/reference/apps/: `instance_count` must not be set if autoscaling is used. */
export const countBesideAutoscaling = defineLaw<AppSpec, Data>({
  id: 'digitalocean-count-beside-autoscaling',
  severity: 'warning',
  holdsFor: 'DigitalOcean App Platform',
  docs: {
    summary: 'A count stands beside the bounds between which DigitalOcean scales',
    why: 'With `autoscaling`, App Platform moves the number of instances between its bounds. `instance_count` must not be set beside it: whoever reads or changes it is misled, if the spec is taken at all.',
    bad: {
      file: 'app.yaml',
      text: 'name: shop\nservices:\n  - name: web\n    run_command: npm start\n    instance_count: 2\n    autoscaling:\n      min_instance_count: 1\n      max_instance_count: 5\n      metrics: { cpu: { percent: 70 } }\n',
    },
    good: {
      file: 'app.yaml',
      text: 'name: shop\nservices:\n  - name: web\n    run_command: npm start\n    autoscaling:\n      min_instance_count: 1\n      max_instance_count: 5\n      metrics: { cpu: { percent: 70 } }\n',
    },
    source: 'https://docs.digitalocean.com/products/app-platform/reference/app-spec/',
  },
  check({ document }, report) {
    for (const { node } of componentsOf(document)) {
      const [count, autoscaling] = [countNode(node), child(node, 'autoscaling')];
      if (!count || !autoscaling || isNull(autoscaling)) continue;
      const message = '`instance_count` must not be set beside `autoscaling`, whose bounds hold.';
      report({ at: count.at, message, data: { count, document } });
    }
  },
  fixes: ({ count, document: { source, root } }) => {
    if (count.through.length > 0) return [];
    const { uri, text } = source;
    const changes = () => [{ uri, edits: [removeAt(text, pathTo(root, count.at))] }];
    return [{ title: 'Remove instance_count', safe: true, changes }];
  },
});
