import type { Manager } from '../core/manager';
import { compose } from './compose/index';
import { kubernetes } from './kubernetes/index';
import { procfile } from './procfile/index';

/** Every manager, in the order in which their declarations are shown. A shared file goes to the first that takes it. */
export const managers: readonly Manager[] = [procfile, compose, kubernetes];
