import { periodicType } from './periodic-type';
import { scalingBounds } from './scaling-bounds';
import { systemCount } from './system-count';

export const laws = [systemCount, scalingBounds, periodicType];
