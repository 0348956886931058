import type { Rule } from '../core/rule';
import { autoscalerWithoutTarget } from './autoscaler-without-target';
import { detachesFromManager } from './detaches-from-manager';
import { hostCpuWorkerCount } from './host-cpu-worker-count';
import { keepsContainerAlive } from './keeps-container-alive';
import { migratesAtStart } from './migrates-at-start';
import { nestedManager } from './nested-manager';
import { operatorWithoutShell } from './operator-without-shell';
import { pidFile } from './pid-file';
import { restartDisabled } from './restart-disabled';
import { restartLoop } from './restart-loop';
import { schedulerScaled } from './scheduler-scaled';
import { severalWorkloads } from './several-workloads';
import { shellSwallowsSigterm } from './shell-swallows-sigterm';
import { singleCopyResource } from './single-copy-resource';
import { staticCountUnderAutoscaler } from './static-count-under-autoscaler';
import { stickySessions } from './sticky-sessions';

/** The advice of the process model, in the order of its pages. */
export const rules: readonly Rule[] = [
  singleCopyResource,
  schedulerScaled,
  migratesAtStart,
  severalWorkloads,
  hostCpuWorkerCount,
  stickySessions,
  detachesFromManager,
  pidFile,
  nestedManager,
  restartLoop,
  restartDisabled,
  keepsContainerAlive,
  shellSwallowsSigterm,
  operatorWithoutShell,
  staticCountUnderAutoscaler,
  autoscalerWithoutTarget,
];
