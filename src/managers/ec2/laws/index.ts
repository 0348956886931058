import { daemonCount } from './ecs-daemon-count';

export const laws = [daemonCount];
