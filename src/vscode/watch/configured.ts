import { isRefusal } from '../../core/manager';
import type { WatchHost } from '../../workspace/watch/host';
import { asConfigured } from '../own-commands';
import { processes } from './processes';

/** Runs what the settings put in place of a tool. */
export const configured: WatchHost = {
  ...processes,
  run(command, patienceMs, tell) {
    const real = asConfigured(command);
    if (!isRefusal(real)) return processes.run(real, patienceMs, tell);
    return processes.after(0, () => tell({ code: 1, stdout: '', stderr: real.refused }));
  },
  follow(command, tell, ended) {
    const real = asConfigured(command);
    return isRefusal(real) ? processes.after(0, ended) : processes.follow(real, tell, ended);
  },
};
