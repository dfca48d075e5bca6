import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

export interface Got {
  readonly from: string;
  readonly to: string;
  /** User and password, as they signed in. */
  readonly user: string;
  readonly text: string;
}

/** A mail server on this machine that takes what comes, from whoever knows the password; without TLS. */
export async function withMailbox<T>(
  password: string,
  work: (port: number, letters: readonly Got[]) => Promise<T>,
): Promise<T> {
  const letters: Got[] = [];
  const server = createServer((socket) => {
    let [from, to, user, data] = ['', '', '', null as string[] | null];
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = (line: string): void => {
      if (data) {
        if (line !== '.') return void data.push(line);
        letters.push({ from, to, user, text: data.join('\n') });
        data = null;
        return void say('250 taken');
      }
      const [verb = '', argument = ''] = line.split(/ (.*)/s);
      if (/^EHLO/i.test(verb)) say('250-here\r\n250 AUTH PLAIN');
      else if (/^AUTH/i.test(verb)) {
        const [, name = '', said = ''] = Buffer.from(argument.split(' ')[1] ?? '', 'base64')
          .toString()
          .split('\0');
        user = name;
        say(said === password ? '235 welcome' : '535 no');
      } else if (/^MAIL/i.test(verb)) {
        from = argument;
        say('250 ok');
      } else if (/^RCPT/i.test(verb)) {
        to = argument;
        say('250 ok');
      } else if (/^DATA/i.test(verb)) {
        data = [];
        say('354 go on');
      } else if (/^QUIT/i.test(verb)) socket.end('221 bye\r\n');
      else say('250 ok');
    };
    say('220 here');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work((server.address() as AddressInfo).port, letters);
  } finally {
    server.close();
  }
}
