import { autoscalerBounds } from './autoscaler-bounds';
import { autoscalerFixedRange } from './autoscaler-fixed-range';
import { autoscalerTarget } from './autoscaler-target';
import { autoscalerWithoutRequests } from './autoscaler-without-requests';
import { disruptionBudgetBlocks } from './disruption-budget-blocks';
import { patchMiss } from './kustomize-patch-miss';
import { nakedPod } from './naked-pod';
import { replicasMiss } from './kustomize-replicas-miss';
import { rolloutDouble } from './rollout-double';
import { schedulerOverlap } from './scheduler-overlap';
import { singleNodeVolume } from './single-node-volume';
import { statefulSetService } from './statefulset-service';
import { twoAutoscalers } from './two-autoscalers';

export const laws = [
  autoscalerBounds,
  autoscalerFixedRange,
  autoscalerTarget,
  autoscalerWithoutRequests,
  disruptionBudgetBlocks,
  nakedPod,
  patchMiss,
  replicasMiss,
  rolloutDouble,
  schedulerOverlap,
  singleNodeVolume,
  statefulSetService,
  twoAutoscalers,
];
