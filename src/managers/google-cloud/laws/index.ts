import { severalScalings } from './several-scalings';

export const laws = [severalScalings];
