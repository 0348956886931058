import { scheduledReset } from './asg-scheduled-reset';
import { daemonCount } from './ecs-daemon-count';

export const laws = [daemonCount, scheduledReset];
