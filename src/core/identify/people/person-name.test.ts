import { expect, test } from 'vitest';
import type { NameLikeness } from '../../basics/name-likeness.ts';
import { nameLikeness, personName } from './person-name.ts';

const likeness = (a: string, b: string) => {
  const [one, other] = [personName(a), personName(b)];
  return one && other && nameLikeness(one, other);
};

test.each<[string, string, NameLikeness | null]>([
  ['Eva Stone', 'STONE, Éva', 'equal'],
  ['Dr. Eva Stone', 'Eva Stone', 'equal'],
  ['Eva Stone', 'Ｅｖａ　Ｓｔｏｎｅ', 'equal'],
  ['Eva Stone', 'Eva Maria Stone', 'part'],
  ['Eva', 'Eva Stone', 'part'],
  ['E. Stone', 'Eva Stone', 'initials'],
  ['Eva Stnoe', 'Eva Stone', 'typo'],
  ['Sofi aLefebvre', 'Lefebvre, Sofia', 'typo'],
  ['RobertCarter', 'Carter, Robert', 'typo'],
  ['Eva Stone', 'Bob Stone', null],
  ['Eva Stone', 'Eva Hill', null],
  ['Ann Hill', 'Anna Lind', null],
  ['Jan Hill', 'Jen Hill', null],
  ['E. S.', 'Eva Stone', null],
  ['王伟', '王伟先生', 'equal'],
  ['王先生', '王伟', 'part'],
  ['王伟', 'Wang Wei', 'sound'],
  ['王小明', 'Xiaoming Wang', 'sound'],
  ['王小明', 'Xiao Ming WANG', 'sound'],
  ['欧阳娜娜', 'Ouyang Nana', 'sound'],
  ['張偉', '张伟', 'sound'],
  ['王小明', '王小红', null],
  ['王伟', 'Wang Wen', null],
  ['王伟', 'Tom', null],
])('%s and %s: %s', (a, b, expected) => {
  expect(likeness(a, b)).toBe(expected);
  expect(likeness(b, a)).toBe(expected);
});

test.each(['', '客户', 'Guest', 'eva@home.example', '13800138000', 'Mr.', 'one two three four five six seven'])(
  '%j is nobody’s name',
  (written) => {
    expect(personName(written)).toBeNull();
  },
);
