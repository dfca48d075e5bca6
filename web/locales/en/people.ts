export const people = {
  whoIs: 'Who this is',
  menuOf: (what: string) => `Who is ${what}?`,
  isOurs: 'This is one of us',
  isMachine: 'This is a machine',
  isCustomer: 'This is a customer',
  working: 'Working…',
  roles: { agent: 'One of us', customer: 'Customer', automation: 'Machine' } as Record<string, string>,
  decidedBy: (who: string, when: string) => `by ${who}, ${when}`,
  undo: 'Undo',
  suggestions: 'These look like yours',
  machines: 'These answer like machines',
  add: 'Add',
  why: {
    'sent-mail': (mails: string, of: string) => `wrote ${mails} of ${of} mails in folders of sent mail`,
    'in-most-mails': (mails: string, of: string) => `has a part in ${mails} of ${of} mails`,
  },
  machineWhy: (share: string, seconds: string, answers: string, texts: string) =>
    `${share} of ${answers} answers within ${seconds} s, at any hour, in ${texts} texts`,
};
