import { expect, it } from 'vitest';
import { MIN_PASSWORD_LENGTH, passwordFault } from './password-rule.js';
import { generatePassword, hashPassword, passwordMatches } from './passwords.js';

const OWNER = { login: 'chen.siyuan', name: '陈思远' };

it.each([
  '12345678',
  '        ',
  ' '.repeat(40),
  '\u3000'.repeat(20),
  'a b c d',
  `${' '.repeat(20)}12345678`,
  'Tp7-kx2-v', // nine characters
])('is too short: %j', async (password) => {
  expect(await passwordFault(password, OWNER)).toMatch(`at least ${MIN_PASSWORD_LENGTH} characters`);
});

it.each([
  '1234567890',
  'password123',
  'Passw0rd123!',
  'qwertyuiop[]',
  '1qaz2wsx3edc',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '2026-11-30',
  'iloveyou520',
  'admin123456',
  'chen.siyuan',
  'chensiyuan2026',
  'siyuan-chen',
  'duban-2026',
  'Duban@2026',
  '督办督办督办督办督办',
  '陈思远陈思远陈思远陈思远',
  'ｐａｓｓｗｏｒｄ１２３',
])('is tried first: %s', async (password) => {
  expect(await passwordFault(password, OWNER)).toMatch(/first that somebody would try/);
});

it.each([
  'correct horse',
  'song-shan-hu-22',
  'qing wa hui tiao',
  'Tp7-kx2-vq9',
  '青蛙跳进了碧绿的池塘里',
  'x'.repeat(10) + 'Tp7-kx2-vq9',
])('is good: %s', async (password) => {
  expect(await passwordFault(password, OWNER)).toBeNull();
});

it('takes no long time to check a long one', async () => {
  const long = Array.from({ length: 200 }, (_, index) => String.fromCharCode(33 + ((index * 37) % 90))).join('');
  await passwordFault('loads the dictionary', OWNER);
  const begun = process.cpuUsage();
  expect(await passwordFault(long, OWNER)).toBeNull();
  expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
});

it('generates good ones, each another one', async () => {
  const generated = Array.from({ length: 50 }, generatePassword);
  expect(new Set(generated).size).toBe(50);
  for (const one of generated) {
    expect(one).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await passwordFault(one, OWNER)).toBeNull();
  }
});

it('knows a password again that was typed in full-width letters', async () => {
  expect(await passwordMatches(await hashPassword('correct horse 1'), 'ｃｏｒｒｅｃｔ ｈｏｒｓｅ １')).toBe(true);
});
