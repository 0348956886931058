import { scheduledReset } from './asg-scheduled-reset';
import { daemonCount } from './ecs-daemon-count';
import { terraformNoCount } from './terraform-no-count';

export const laws = [daemonCount, scheduledReset, terraformNoCount];
