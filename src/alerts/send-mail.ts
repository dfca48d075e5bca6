import { createTransport } from 'nodemailer';
import type { WhyMessage } from '../contract/text.ts';
import type { KeptTelling } from '../store/telling.ts';

export interface Letter {
  readonly deliveryId: number;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

const PATIENCE = 10_000;

/**
 * Hands a letter to the SMTP server that is set. Null: the server took it. The same letter has the same Message-ID at each
 * attempt, so that a mailbox can tell; it says of itself that a program wrote it (RFC 3834), so nobody's absence answers it.
 */
export async function sendMail(telling: KeptTelling, letter: Letter): Promise<WhyMessage | null> {
  const { host, port, security, username, password, sender } = telling;
  if (host === null || sender === null) return { code: 'mail.not-set', about: {} };
  const transport = createTransport({
    host,
    port: port ?? (security === 'tls' ? 465 : 587),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(username ? { auth: { user: username, pass: password ?? '' } } : {}),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    dnsTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: 'Rapport', address: sender },
      to: letter.to,
      subject: letter.subject,
      text: letter.text,
      messageId: `<alert-${letter.deliveryId}@${sender.split('@')[1] ?? 'rapport'}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    return null;
  } catch (error) {
    return failureOf(error as { code?: string; responseCode?: number; message: string }, host);
  } finally {
    transport.close();
  }
}

function failureOf(error: { code?: string; responseCode?: number; message: string }, host: string): WhyMessage {
  if (error.code === 'EAUTH') return { code: 'mail.sign-in', about: { host } };
  if (error.code === 'EENVELOPE')
    return { code: 'mail.address-refused', about: { host, reason: short(error.message) } };
  return { code: 'mail.failed', about: { host, reason: short(error.message) } };
}

function short(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
