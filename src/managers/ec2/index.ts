import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { groups, instances } from './account';
import { clusters, isOfServices, tasks } from './ecs-account';
import { laws } from './laws/index';
import { readTemplate } from './document';
import type { Template } from './document';
import { recognise } from './recognise';
import { resolveTemplate } from './resolve';
import { scaleGroup } from './scale';
import { ECS_TERM } from './ecs-service';
import { scaleService } from './ecs-scale';
import { isTerraform, isTerraformFile, readTerraform } from './terraform/file';
import { recogniseTerraform } from './terraform/recognise';
import { resolveTerraform } from './terraform/resolve';
import { scaleTerraformGroup, scaleTerraformService } from './terraform/scale';

export const ec2: Manager = defineManager<Template>({
  id: 'ec2',
  title: 'AWS',
  files: [
    '*.template',
    '*.template.json',
    '*.yaml',
    '*.yml',
    '*.json',
    '*.{tf,tfvars}',
    '*.{tf,tfvars}.json',
  ],
  manifests: 'templates of CloudFormation and SAM, Terraform (`*.tf`)',
  recognises: (source) => (isTerraform(source.uri) ? recogniseTerraform : recognise)(source),
  read: (source) => (isTerraform(source.uri) ? readTerraform : readTemplate)(source),
  resolve: (entry, look) => {
    const file = look(entry);
    return typeof file === 'object' && isTerraformFile(file)
      ? resolveTerraform(file, look)
      : resolveTemplate(entry, look);
  },
  laws,
  scale: (request) => {
    const isService = request.processType.term === ECS_TERM;
    if (isTerraform(request.processType.body.uri))
      return (isService ? scaleTerraformService : scaleTerraformGroup)(request);
    return (isService ? scaleService : scaleGroup)(request);
  },
  install: { aws: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html' },
  targetTerm: 'Auto Scaling group or cluster',
  targets: (environment) => (isOfServices(environment) ? clusters : groups)(environment),
  observe: (environment, target) => (isOfServices(environment) ? tasks : instances)(environment, target),
});
