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

export const ec2: Manager = defineManager<Template>({
  id: 'ec2',
  title: 'AWS',
  files: ['*.template', '*.template.json', '*.yaml', '*.yml', '*.json'],
  recognises: recognise,
  read: readTemplate,
  resolve: resolveTemplate,
  laws,
  scale: (request) => (request.processType.term === ECS_TERM ? scaleService : scaleGroup)(request),
  install: { aws: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html' },
  targetTerm: 'Auto Scaling group or cluster',
  targets: (environment) => (isOfServices(environment) ? clusters : groups)(environment),
  observe: (environment, target) => (isOfServices(environment) ? tasks : instances)(environment, target),
});
