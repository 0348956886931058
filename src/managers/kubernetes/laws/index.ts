import { disruptionBudgetBlocks } from './disruption-budget-blocks';
import { patchMiss } from './kustomize-patch-miss';
import { replicasMiss } from './kustomize-replicas-miss';
import { singleNodeVolume } from './single-node-volume';

export const laws = [disruptionBudgetBlocks, patchMiss, replicasMiss, singleNodeVolume];
