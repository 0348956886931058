import { insertAttribute } from '../../../core/formats/hcl/edit';
import { defineLaw } from '../../../core/rule';
import type { Template } from '../document';
import type { TerraformModel } from '../terraform/model';
import type { Resource } from '../terraform/resource';
import { desiredOf, isDaemon, targetsOf } from '../terraform/service';

/** The provider's own default of `desired_count` is 0. */
export const terraformNoCount = defineLaw<Template, Resource, TerraformModel>({
  id: 'terraform-no-count',
  severity: 'warning',
  holdsFor: 'hashicorp/aws provider 5',
  docs: {
    summary: 'A service of ECS has no count, and so no tasks',
    why: "Terraform's provider for AWS takes 0 for a `desired_count` that is left out: the service is there, but runs no task, unless Application Auto Scaling moves it. CloudFormation would start one.",
    bad: {
      file: 'main.tf',
      text: 'resource "aws_ecs_service" "web" {\n  name            = "web"\n  cluster         = "shop"\n  task_definition = "web:3"\n}\n',
    },
    good: {
      file: 'main.tf',
      text: 'resource "aws_ecs_service" "web" {\n  desired_count   = 1\n  name            = "web"\n  cluster         = "shop"\n  task_definition = "web:3"\n}\n',
    },
    source:
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service#desired_count-1',
  },
  check({ model }, report) {
    const told = new Set<string>();
    for (const resource of model?.services ?? []) {
      const [, label] = resource.block.labels;
      if (!label || told.has(label.value) || isDaemon(resource) || desiredOf(resource)) continue;
      // A count that is written may be null, and then only a run of Terraform tells.
      if (resource.block.body.attributes.has('desired_count') || targetsOf(resource).length > 0) continue;
      told.add(label.value);
      const message = `"${label.value}" has no \`desired_count\`: Terraform takes 0, and no task runs.`;
      report({ at: label.at, message, data: resource });
    }
  },
  fixes: ({ source, block }) => {
    if (source.uri.endsWith('.json')) return [];
    const edit = insertAttribute(source.text, block.body, 'desired_count', '1');
    if (!edit) return [];
    const consequence = 'The next `terraform apply` starts a task.';
    return [
      {
        title: 'Write desired_count = 1',
        safe: false,
        consequence,
        changes: () => [{ uri: source.uri, edits: [edit] }],
      },
    ];
  },
});
