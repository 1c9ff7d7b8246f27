// What the figures were taken on, in general terms.

import { cpus, loadavg, totalmem } from 'node:os';

export interface Machine {
  cpu: string;
  cores: number;
  /** GiB */
  memory: number;
  system: string;
  /** How many programs wanted the processor during the last minute. */
  load: number;
}

export function machine(): Machine {
  const all = cpus();
  return {
    cpu: all[0]?.model.trim() || 'unknown',
    cores: all.length,
    memory: Math.round(totalmem() / 2 ** 30),
    system: { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[process.platform as string] ?? process.platform,
    load: loadavg()[0]!,
  };
}
