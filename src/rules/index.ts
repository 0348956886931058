import type { Rule } from '../core/rule';
import { detachesFromManager } from './detaches-from-manager';
import { pidFile } from './pid-file';
import { schedulerScaled } from './scheduler-scaled';
import { singleCopyResource } from './single-copy-resource';
import { staticCountUnderAutoscaler } from './static-count-under-autoscaler';

/** The advice of the process model, in the order of its pages. */
export const rules: readonly Rule[] = [
  singleCopyResource,
  schedulerScaled,
  detachesFromManager,
  pidFile,
  staticCountUnderAutoscaler,
];
