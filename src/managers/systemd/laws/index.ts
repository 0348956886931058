import { forking } from './forking';
import { killMode } from './kill-mode';
import { noRestart } from './no-restart';
import { refused } from './refused';

export const laws = [refused, forking, killMode, noRestart];
