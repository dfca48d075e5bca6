import { randomBytes } from 'node:crypto';
import { sha256 } from '../../core/basics/sha256.ts';

/** A secret that its holder keeps, and what we keep of it: 256 random bits need no slow hash. */
export function newSecret(prefix = ''): { readonly secret: string; readonly hash: string } {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, hash: sha256(secret) };
}
