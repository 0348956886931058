import { abandonsGroup } from './abandons-group';

export const laws = [abandonsGroup];
