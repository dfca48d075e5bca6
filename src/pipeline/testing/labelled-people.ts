/**
 * A made-up town of which it is known who is who: people with several addresses, in several systems, with what
 * makes real data hard. The same seed gives the same bytes.
 */
export interface LabelledPeople {
  /** Tables as systems export them. */
  readonly files: readonly { readonly name: string; readonly content: string }[];
  /** Whose each contact point is, by kind and value; of a shared one all of them. */
  readonly owners: ReadonlyMap<string, ReadonlySet<number>>;
}

interface Person {
  readonly id: number;
  readonly name: string;
  /** As systems in the other script write it; null for a name in letters. */
  readonly pinyin: string | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly company: Company | null;
}

interface Company {
  readonly name: string;
  readonly domain: string;
  readonly switchboard: string;
  /** A small firm writes from one mailbox, whoever writes. */
  readonly inbox: string | null;
}

const GIVEN =
  'Eva Anna Maria Julia Laura Lena Sofia Clara Emma Mia Hannah Sarah Lisa Nina Paula Ida Marta Elena Alice Rosa Peter Paul Jan Max Leon Tom Felix Lukas Jonas Simon David Daniel Thomas Martin Stefan Andreas Michael Robert Oliver Henry Oscar Hugo Victor Arthur George Frank Walter Karl Otto Emil Rahul Priya Amit Anita Mohammed Fatima Omar Leila Yusuf Aisha Diego Carmen Pablo Lucia Javier Ines Pierre Claire Antoine Camille Luca Giulia Marco Chiara Piotr Agnieszka Jakub Zofia'.split(
    ' ',
  );
const SURNAMES =
  'Stone Hill Miller Smith Jones Brown Taylor Wilson Davies Evans Walker Wright Robinson Thompson White Hughes Edwards Green Hall Wood Harris Clarke Jackson Turner Cooper Ward Morris Moore King Watson Baker Harrison Morgan Patel Young Allen Mitchell Phillips Campbell Kelly Cook Carter Parker Bennett Gray Shaw Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Neumann Schwarz Zimmermann Krueger Hartmann Lange Werner Lehmann Garcia Martinez Lopez Sanchez Perez Rossi Russo Ferrari Esposito Bianchi Dubois Moreau Laurent Lefebvre Nowak Kowalski Wisniewski Wojcik Sharma Gupta Singh Kumar Khan Hussain Ahmed Ali'.split(
    ' ',
  );
const HAN_SURNAMES =
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 高gao 林lin 罗luo 郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 袁yuan 潘pan 于yu 蒋jiang 蔡cai'.split(
    ' ',
  );
const HAN_GIVEN =
  '伟wei 芳fang 娜na 敏min 静jing 丽li 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 秀xiu 霞xia 平ping 刚gang 桂gui 英ying 华hua 玉yu 萍ping 红hong 玲ling 建jian 国guo 文wen 辉hui 力li 云yun 海hai 晓xiao 雪xue 梅mei 琳lin 佳jia 欣xin 怡yi 宇yu 浩hao 然ran 晨chen 阳yang 思si 雨yu 梦meng 婷ting 鑫xin 凯kai 博bo 俊jun 峰feng 龙long 飞fei 波bo 斌bin'.split(
    ' ',
  );
const TRADES =
  'Lighting Trading Logistics Design Foods Textiles Motors Electronics Furniture Paper Tools Glass Print Solar Marine Optics'.split(
    ' ',
  );
const PUBLIC = ['gmail.com', 'outlook.com', 'qq.com', '163.com', 'web.de', 'yahoo.com'];

type Roll = (sides: number) => number;

export function labelledPeople(seed: number, count: number): LabelledPeople {
  const random = mulberry32(seed);
  const roll: Roll = (sides) => Math.floor(random() * sides);
  const town = new Town(roll, count);
  const people = Array.from({ length: count }, (_, id) => town.person(id));
  const sheets = new Sheets(roll, random);
  for (const person of people) sheets.tell(person, people);
  return { files: sheets.files(), owners: sheets.owners };
}

class Town {
  private readonly companies: Company[];
  private nextPhone = 0;

  constructor(
    private readonly roll: Roll,
    count: number,
  ) {
    this.companies = Array.from({ length: Math.ceil(count / 12) }, (_, n) => this.company(n));
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.roll(list.length)]!;
  }

  /** Common first: the square of a roll leans to the front of the list. */
  private lean<T>(list: readonly T[]): T {
    const at = this.roll(1_000) / 1_000;
    return list[Math.floor(at * at * list.length)]!;
  }

  private company(n: number): Company {
    const name = `${this.pick(SURNAMES)} ${this.pick(TRADES)} ${n}`;
    const domain = `${name.toLowerCase().replaceAll(' ', '-')}.example`;
    const inbox = n % 6 === 0 ? `${this.pick(['info', 'office', 'sales', 'einkauf', 'mail'])}@${domain}` : null;
    return {
      name,
      domain,
      switchboard: this.phone(),
      inbox: n % 18 === 0 ? `${domain.split('-')[0]}${n}@163.com` : inbox,
    };
  }

  /** Every number once: spread over the numbers that there are, so that two seldom look alike. */
  phone(): string {
    const n = (this.nextPhone++ * 7_368_787 + 1_234_567) % 100_000_000;
    return `138${String(n).padStart(8, '0')}`;
  }

  person(id: number): Person {
    const isChinese = this.roll(100) < 40;
    const [han, pinyin] = isChinese ? this.chineseName() : ['', ''];
    const name = isChinese ? han : `${this.lean(GIVEN)} ${this.lean(SURNAMES)}`;
    const company = this.roll(100) < 45 ? this.pick(this.companies) : null;
    const base = (isChinese ? pinyin : name).toLowerCase().replaceAll(' ', this.pick(['.', '', '_']));
    const emails = [`${base}${this.roll(9_000) + 100}@${this.pick(PUBLIC)}`];
    if (company !== null) emails.unshift(`${base}.${id % 97}@${company.domain}`);
    const phones = [this.phone(), ...(this.roll(100) < 20 ? [this.phone()] : [])];
    return { id, name, pinyin: isChinese ? pinyin : null, emails, phones, company };
  }

  private chineseName(): [string, string] {
    const parts = [this.lean(HAN_SURNAMES), this.lean(HAN_GIVEN), ...(this.roll(3) > 0 ? [this.lean(HAN_GIVEN)] : [])];
    const sounds = parts.map((part) => part.slice(1));
    const given = sounds.slice(1).join('');
    const said = `${capital(given)} ${capital(sounds[0]!)}`;
    return [parts.map((part) => part[0]).join(''), said];
  }
}

interface Row {
  readonly account?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly company?: string;
}

/** What the systems know of them: a shop, a customer list, a help desk and a telephone list. */
class Sheets {
  readonly owners = new Map<string, Set<number>>();
  private readonly rows: Record<string, string[]> = { crm: [], shop: [], desk: [], calls: [] };
  private next = 1;

  constructor(
    private readonly roll: Roll,
    private readonly random: () => number,
  ) {}

  private chance(percent: number): boolean {
    return this.random() * 100 < percent;
  }

  tell(person: Person, people: readonly Person[]): void {
    const mail = this.mailOf(person);
    const phone = this.phoneOf(person, people);
    if (this.chance(85)) this.crm(person, mail, phone);
    // A few are in the list twice: somebody did not find them, and typed them in again.
    if (this.chance(6))
      this.crm(person, this.chance(70) ? mail : this.mailOf(person), this.chance(70) ? phone : person.phones.at(-1)!);
    if (this.chance(70))
      this.shop(
        person,
        this.chance(85) ? mail : person.emails.at(-1)!,
        this.chance(80) ? phone : person.phones.at(-1)!,
      );
    const letters = 1 + this.roll(2);
    for (let n = 0; n < letters; n++) this.desk(person, this.chance(90) ? mail : person.emails.at(-1)!);
    if (this.chance(45)) this.add('calls', person.id, { phone, name: this.chance(50) ? this.nameOf(person) : '' });
    if (person.phones.length > 1 && this.chance(60))
      this.add('shop', person.id, {
        account: `S${person.id}`,
        name: this.nameOf(person),
        email: mail,
        phone: person.phones[1]!,
      });
  }

  private crm(person: Person, email: string, phone: string): void {
    const { company } = person;
    const isAway = this.chance(2);
    this.add('crm', person.id, {
      account: `C${this.next}`,
      name: this.nameOf(person),
      // "None": what is typed where a field must not be empty.
      email: isAway ? 'none@none.example' : this.mistyped(email, 2),
      phone: company !== null && this.chance(25) ? company.switchboard : this.mistypedNumber(phone, 2),
      company: company?.name ?? '',
    });
  }

  private shop(person: Person, email: string, phone: string): void {
    this.add('shop', person.id, {
      account: `S${person.id}`,
      name: this.nameOf(person),
      email: this.chance(92) ? this.mistyped(email, 1) : '',
      phone: this.chance(85) ? this.mistypedNumber(phone, 1) : '',
    });
  }

  private desk(person: Person, email: string): void {
    const inbox = person.company?.inbox;
    this.add('desk', person.id, {
      email: inbox && this.chance(30) ? inbox : email,
      name: this.chance(80) ? this.nameOf(person) : '',
      phone: this.chance(15) ? person.phones[0]! : '',
    });
  }

  private mailOf({ emails }: Person): string {
    return emails[this.chance(75) ? 0 : emails.length - 1]!;
  }

  /** One in twenty gives the telephone of the family; one in fifty has a number that was somebody else's. */
  private phoneOf(person: Person, people: readonly Person[]): string {
    const other = people[person.id % 2 === 0 ? person.id + 1 : person.id - 1];
    if (this.chance(5) && other) return other.phones[0]!;
    if (this.chance(2)) return people[this.roll(people.length)]!.phones[0]!;
    return person.phones[0]!;
  }

  private nameOf({ name, pinyin }: Person): string {
    if (pinyin !== null) return this.chance(70) ? name : pinyin;
    const [given, surname] = name.split(' ') as [string, string];
    const form = this.roll(100);
    if (form < 6) return `${surname}, ${given}`;
    if (form < 12) return `${given[0]}. ${surname}`;
    if (form < 16) return slip(name, this.roll);
    if (form < 20) return name.toUpperCase();
    return name;
  }

  private mistyped(email: string, percent: number): string {
    const at = email.lastIndexOf('@');
    return this.chance(percent) ? `${slip(email.slice(0, at), this.roll)}${email.slice(at)}` : email;
  }

  private mistypedNumber(phone: string, percent: number): string {
    if (!this.chance(percent)) return phone;
    const at = 4 + this.roll(6);
    return `${phone.slice(0, at)}${(Number(phone[at]) + 1 + this.roll(8)) % 10}${phone.slice(at + 1)}`;
  }

  private add(
    sheet: string,
    owner: number,
    { account = '', name = '', email = '', phone = '', company = '' }: Row,
  ): void {
    if (account === '' && email === '' && phone === '') return;
    const minute = this.roll(500_000);
    const at = new Date(Date.UTC(2025, 0, 1) + minute * 60_000).toISOString().slice(0, 16).replace('T', ' ');
    const number = this.next++;
    const cells = {
      crm: [account, name, email, phone, company],
      shop: [account, name, email, phone],
      desk: [name, email, phone],
      calls: [name, phone],
    };
    this.rows[sheet]!.push(
      [`${sheet}-${number}`, at, ...cells[sheet as keyof typeof cells].map(quoted), `Question ${number}`].join(),
    );
    // A row that says one address and nothing else makes nobody its owner: whose it is, it does not tell.
    if ([account, name, email, phone].filter((cell) => cell !== '').length < 2) return;
    if (account !== '') this.owns('account', `${sheet} ${account}`, owner);
    if (email !== '') this.owns('email', email.toLowerCase(), owner);
    if (phone !== '') this.owns('phone', `+86${phone}`, owner);
  }

  private owns(kind: string, value: string, owner: number): void {
    const key = `${kind} ${value}`;
    const owners = this.owners.get(key);
    if (owners) owners.add(owner);
    else this.owners.set(key, new Set([owner]));
  }

  files(): LabelledPeople['files'] {
    const heads = {
      crm: 'id,date,customer_id,name,email,phone,company,text',
      shop: 'id,date,customer_id,name,email,phone,text',
      desk: 'id,date,name,email,phone,text',
      calls: 'id,date,name,phone,text',
    };
    return Object.entries(heads).map(([name, head]) => ({
      name: `${name}.csv`,
      content: `${head}\n${this.rows[name]!.join('\n')}\n`,
    }));
  }
}

/** One slip of the pen: two letters swapped, one left out, or one twice. */
function slip(text: string, roll: Roll): string {
  const at = 1 + roll(Math.max(1, text.length - 2));
  const kind = roll(3);
  if (kind === 0) return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
  return kind === 1 ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + text[at]! + text.slice(at);
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function quoted(cell: string): string {
  return cell.includes(',') ? `"${cell}"` : cell;
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
