import { statfsSync } from 'node:fs';
import { totalmem } from 'node:os';

const MB = 1024 * 1024;

/**
 * Settings for one organisation on one machine: large imports beside questions over all of history.
 * Handed over on the command line, so that they follow the machine and nothing stale stays in a file.
 */
export function settingsFor(socketFolder: string, how: { readonly isThrowAway: boolean }): Record<string, string> {
  const memory = Math.floor(memoryHere() / MB);
  return {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: `${Math.max(32, Math.min(Math.floor(memory / 4), 1024))}MB`,
    effective_cache_size: `${Math.max(64, Math.floor(memory / 2))}MB`,
    work_mem: `${Math.max(4, Math.min(Math.floor(memory / 64), 64))}MB`,
    maintenance_work_mem: `${Math.max(32, Math.min(Math.floor(memory / 16), 256))}MB`,
    max_wal_size: '4GB',
    min_wal_size: '256MB',
    wal_compression: 'on',
    // One machine, no replicas: what a transaction writes into tables that it made needs no log.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // Within seconds what was written is found by its version (BRIN), and counted by those who plan.
    autovacuum_naptime: '10s',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    synchronous_commit: 'on',
    // Short questions over narrow rows: compiling costs more than it saves.
    jit: 'off',
    // A program that was killed leaves no statement running for hours.
    client_connection_check_interval: '2s',
    random_page_cost: '1.1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // A failing statement is reported by us, where somebody sees it; texts of customers stay out of a log file.
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
    ...(sharedMemoryIsSmall() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...(how.isThrowAway
      ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' }
      : {}),
  };
}

/** Bytes that we may use: the container's where there is one. */
function memoryHere(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/** Containers give /dev/shm 64 MB, too little for a parallel hash join. */
function sharedMemoryIsSmall(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    const { blocks, bsize } = statfsSync('/dev/shm');
    return blocks * bsize < 512 * MB;
  } catch {
    return true;
  }
}
