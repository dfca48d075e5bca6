import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from 'node:crypto';

/** 64 MB and about 0.2 s a guess (OWASP's second choice of scrypt parameters: N 2^16, r 8, p 2). */
const COST = { N: 2 ** 16, r: 8, p: 2 };
const BYTES = 32;

/** A password as it is kept: parameters, salt and hash, so that the cost can rise later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/**
 * Whether this is the password that was kept. Null, for somebody who does not exist, takes as long:
 * the time must not tell who exists.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt, hash] = (kept ?? NOBODY).split('$');
  const expected = Buffer.from(hash ?? '', 'base64');
  const given = await derive(password, Buffer.from(salt ?? '', 'base64'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(given, expected) && kept !== null;
}

const NOBODY = ['scrypt', COST.N, COST.r, COST.p, '', Buffer.alloc(BYTES).toString('base64')].join('$');

/** The same password typed on two keyboards is the same bytes (RFC 8265: NFC). */
function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 256 * 1024 * 1024 };
    scrypt(password.normalize('NFC'), salt, BYTES, options, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
