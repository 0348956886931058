import { child, scalarOf, textOf } from '../../../core/formats/tree';
import type { ScalarNode } from '../../../core/formats/tree';
import { pathTo, removeAt } from '../../../core/formats/yaml/edit';
import { defineLaw } from '../../../core/rule';
import { resourcesOf } from '../document';
import type { Template } from '../document';
import { ECS_SERVICE } from '../ecs-service';

interface Data {
  readonly count: ScalarNode;
  readonly document: Template;
}

/** The API refuses a count for a service that has one task on each instance. */
export const daemonCount = defineLaw<Template, Data>({
  id: 'ecs-daemon-count',
  severity: 'error',
  holdsFor: 'Amazon ECS',
  docs: {
    summary: 'A daemon service has a count',
    why: 'With `SchedulingStrategy: DAEMON` ECS runs one task on each container instance, and as many as there are. A `DesiredCount` beside it is refused, and the update of the stack fails.',
    bad: {
      file: 'agent.yaml',
      text: 'Resources:\n  Agent:\n    Type: AWS::ECS::Service\n    Properties:\n      SchedulingStrategy: DAEMON\n      DesiredCount: 2\n',
    },
    good: {
      file: 'agent.yaml',
      text: 'Resources:\n  Agent:\n    Type: AWS::ECS::Service\n    Properties:\n      SchedulingStrategy: DAEMON\n',
    },
    source:
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_services.html#service_scheduler_daemon',
  },
  check({ document }, report) {
    for (const { value } of resourcesOf(document, ECS_SERVICE)) {
      const count = scalarOf(child(value, 'Properties', 'DesiredCount'));
      if (!count || textOf(child(value, 'Properties', 'SchedulingStrategy')) !== 'DAEMON') continue;
      report({
        at: count.at,
        message: 'A DAEMON service has one task on each instance: ECS refuses a count.',
        data: { count, document },
      });
    }
  },
  fixes: ({ count, document: { source, root } }) => {
    if (count.through.length > 0) return [];
    const { uri, text } = source;
    const changes = () => [{ uri, edits: [removeAt(text, pathTo(root, count.at))] }];
    return [{ title: 'Remove DesiredCount', safe: true, changes }];
  },
});
