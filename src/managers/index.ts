import type { Manager } from '../core/manager';
import { compose } from './compose/index';
import { digitalocean } from './digitalocean/index';
import { ec2 } from './ec2/index';
import { fly } from './fly/index';
import { googleCloud } from './google-cloud/index';
import { heroku } from './heroku/index';
import { kubernetes } from './kubernetes/index';
import { launchd } from './launchd/index';
import { nomad } from './nomad/index';
import { pm2 } from './pm2/index';
import { processCompose } from './process-compose/index';
import { procfile } from './procfile/index';
import { render } from './render/index';
import { supervisor } from './supervisor/index';
import { swarm } from './swarm/index';
import { systemd } from './systemd/index';

/** Every manager, in the order in which their declarations are shown. A shared file goes to the first that takes it. */
export const managers: readonly Manager[] = [
  procfile,
  heroku,
  swarm,
  compose,
  googleCloud,
  kubernetes,
  systemd,
  supervisor,
  pm2,
  processCompose,
  launchd,
  nomad,
  fly,
  render,
  digitalocean,
  ec2,
];
