import { readdirSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';

const TICKS = 100;
const EVERY = 1_000;

/** What the machine did meanwhile: how much of its processors was used, by us and by others, its load, and the server's memory. */
export function watchMachine(server, postmaster) {
  const began = { at: performance.now(), ...used(postmaster) };
  const memory = [];
  const loads = [];
  const look = () => {
    memory.push(residentOf(server));
    loads.push(loadavg()[0]);
  };
  look();
  const timer = setInterval(look, EVERY);
  return () => {
    clearInterval(timer);
    look();
    const seconds = (performance.now() - began.at) / 1000;
    const now = used(postmaster);
    return {
      ours: (now.ours - began.ours) / seconds,
      others: Math.max(0, now.all - began.all - (now.ours - began.ours)) / seconds,
      loads: { least: Math.min(...loads), most: Math.max(...loads) },
      memory: { first: memory[0], most: Math.max(...memory), last: memory.at(-1) },
    };
  };
}

/** Seconds of processor time so far: of the whole machine, and of this process with all it has started and PostgreSQL. */
function used(postmaster) {
  const [, ...fields] = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/ +/);
  const [user, nice, system, , , irq, softirq] = fields.map(Number);
  const processes = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const [, rest] = readFileSync(`/proc/${name}/stat`, 'utf8').split(/\) (?!.*\) )/);
      const parts = rest.split(' ');
      // user, system, and the same of children that have ended
      const ticks = parts.slice(11, 15).reduce((sum, value) => sum + Number(value), 0);
      processes.set(Number(name), { parent: Number(parts[1]), ticks });
    } catch {
      // It has ended meanwhile.
    }
  }
  const isOurs = (pid) => {
    for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0)
      if (at === process.pid || at === postmaster) return true;
    return false;
  };
  let ours = 0;
  for (const [pid, { ticks }] of processes) if (isOurs(pid)) ours += ticks;
  return { all: (user + nice + system + irq + softirq) / TICKS, ours: ours / TICKS };
}

/** Megabytes of the server's process. */
function residentOf(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
