import { countBesideAutoscaling } from './count-beside-autoscaling';

export const laws = [countBesideAutoscaling];
