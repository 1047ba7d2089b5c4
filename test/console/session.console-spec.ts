import { expect, it } from 'vitest';
import { journeys, site, visit } from './setup/journey.js';

journeys();

const GIVEN = 'granite teacup lantern';
const OWN = 'willow harbour copper';

it.each(['desktop', 'phone'] as const)(
  'whoever has a password that somebody else gave chooses an own one first, then arrives where the link led, on the %s',
  async (size) => {
    const login = `newcomer-${size}`;
    await site.post('admin', '/v1/people', { login, name: '新来的', role: 'supervisor', password: GIVEN });
    const visitor = await visit(size);
    const { page } = visitor;
    await visitor.logInAt(login, '/slips?colour=red', GIVEN);
    await page.getByRole('heading', { name: '设置自己的密码' }).waitFor();
    await visitor.screenshot(`own-password-${size}`);
    expect(await visitor.accessibilityFaults()).toEqual([]);

    await page.getByLabel('现在的密码').fill(GIVEN);
    await page.getByLabel('新密码', { exact: true }).fill(OWN);
    await page.getByLabel('再输一遍新密码').fill(`${OWN}!`);
    await page.getByRole('button', { name: '保存并继续' }).click();
    await page.getByText('两次输入不一样').waitFor();
    await page.getByLabel('再输一遍新密码').fill(OWN);
    await page.getByRole('button', { name: '保存并继续' }).click();
    await page.getByRole('heading', { name: '督办单' }).waitFor();
    expect(new URL(page.url()).search).toBe('?colour=red');
    expect(visitor.written('/me/password')).toBe(1);
    await visitor.leave();
  },
);
