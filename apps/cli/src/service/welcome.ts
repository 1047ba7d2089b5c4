import path from 'node:path';
import { DEMONSTRATION_PASSWORD, type DemonstrationNumbers, webhookFileOf } from '#demonstration';
import { generatePassword } from '#identity';
import type { Environment } from '#platform';
import { civilDateOf } from '#work-calendar';
import type { Service } from './start-service.js';

/**
 * Greets whoever started the service. In an empty database this makes the first account: last of all, so that no start that fails leaves
 * one behind whose password nobody saw.
 */
export async function greet(service: Service, config: Environment): Promise<void> {
  const { administrators } = service;
  const account = { login: 'admin', name: '系统管理员', password: generatePassword(), mustChangePassword: true };
  const isFirst = await administrators.createFirst(account, () => {
    process.stdout.write(welcome(service, config, account.password));
  });
  if (isFirst) return;
  process.stdout.write(welcome(service, config, null));
  if (!(await administrators.hasAny()))
    process.stderr.write('没有能登录的管理员 There is no administrator who can log in. Make one: duban admin create\n');
}

/** @param adminPassword of the account that this start makes */
function welcome(service: Service, config: Environment, adminPassword: string | null): string {
  const { url, demonstration } = service;
  const parts = [`督办已启动 Duban is ready: ${url}\n  接口文档 API: ${url}/docs`];
  if (demonstration) {
    if (demonstration.numbers) parts.push(demonstrationSummary(demonstration.numbers, config));
    parts.push(`这个演示活在 2022 年 10 月，现在是 ${civilDateOf(service.now)} This demonstration lives in October 2022; its today is ${civilDateOf(service.now)}.
  不带演示、按真实时间启动 Without it, on real time: DUBAN_HOME=.duban-real npm start -- --empty`);
    parts.push(logins(url));
  }
  if (adminPassword)
    parts.push(
      `首次登录 First login: admin / ${adminPassword}  （只显示一次，首次登录后须改 shown only once, to be changed at the first login）`,
    );
  parts.push('按 Ctrl-C 停止 Ctrl-C stops everything; data stay in ' + path.resolve(config.DUBAN_HOME));
  return `${parts.join('\n\n')}\n`;
}

function logins(url: string): string {
  return `登录 Logins, all with the password ${DEMONSTRATION_PASSWORD}
  ducha1 督查 supervisor   leader4 分管领导 leader   shengtai1 经办人 officer   admin 管理员
  curl -s ${url}/v1/login -H 'content-type: application/json' -d '{"login":"ducha1","password":"${DEMONSTRATION_PASSWORD}"}'`;
}

const STATES = {
  registered: '待签收',
  in_progress: '办理中',
  in_review: '待审核',
  suspended: '中止',
  closed: '已办结',
  cancelled: '已撤销',
};
const LEVELS: Record<string, string> = { '1': '催办 L1', '2': '督办（黄） L2', '3': '督办（红） L3' };

export function demonstrationSummary(numbers: DemonstrationNumbers, config: Environment): string {
  const {
    items,
    skippedParts,
    projects,
    states,
    lamps,
    reminders,
    escalations,
    drafts,
    inboxMessages,
    emails,
    webhooks,
    events,
  } = numbers;
  const stateList = Object.entries(STATES).flatMap(([state, name]) =>
    state in states ? [`${name} ${states[state as keyof typeof STATES]}`] : [],
  );
  const levelList = Object.entries(escalations).map(([level, count]) => `${LEVELS[level] ?? `L${level}`} ${count}`);
  return `演示 The demonstration: 松山湖2022年工作要点, 2022-01-17 → 2022-10-10
  事项 items ${items}（未取用的段落 skipped parts ${skippedParts}） 督办项目 projects ${projects}
  状态 states: ${stateList.join('  ')}
  亮灯 lamps: 红 red ${lamps.red}  黄 yellow ${lamps.yellow}  绿 green ${lamps.green}  熄 off ${lamps.off}
  提醒 reminders ${reminders}  升级 escalations: ${levelList.join('  ')}  待审定 drafts ${drafts}
  站内信 inbox ${inboxMessages}  邮件 e-mails ${emails} → ${path.join(config.DUBAN_HOME, 'outbox')}
  事件 events ${events}  签名推送 signed webhooks delivered ${webhooks} → ${webhookFileOf(config)}`;
}
