/** The database cannot be reached, is starting, stopping or full of connections: it will be back. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // The socket of a server on this machine is gone while it starts.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return AWAY.test(code) || /^Connection terminated|timeout exceeded when trying to connect/.test(error.message);
}

/** No room for what should be kept: until somebody makes some. */
export function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code));
}

const AWAY = /^(08...|57P0[1-3]|53300|3D000|ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EHOSTUNREACH|ETIMEDOUT)$/;
const FULL = new Set(['ENOSPC', 'EDQUOT', '53100']);
