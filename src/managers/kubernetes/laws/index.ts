import { patchMiss } from './kustomize-patch-miss';
import { replicasMiss } from './kustomize-replicas-miss';

export const laws = [patchMiss, replicasMiss];
