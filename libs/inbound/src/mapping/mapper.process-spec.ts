import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MAPPING_LIMITS, Mapper } from './mapper.js';
import { MappingFault } from './report.js';

const mapper = new Mapper();

const OA_BODY = {
  事件: '进展填报',
  数据: [
    {
      督办编号: 'DB-2022-017',
      完成比例: '60%',
      进展情况: '主体结构封顶',
      存在问题: '',
      填报时间: '2022-05-18 16:30:00',
      是否办结: '否',
    },
    {
      督办编号: 'DB-2022-021',
      完成比例: '100%',
      进展情况: '已竣工验收',
      存在问题: '',
      填报时间: '2022-05-18 17:00:00',
      是否办结: '是',
    },
  ],
};

const OA_MAPPING = `事件 = "进展填报" ? [数据.{
  "project": 督办编号,
  "kind": 是否办结 = "是" ? "completion" : "progress",
  "percent": $number($replace(完成比例, "%", "")),
  "text": 进展情况,
  "problems": 存在问题 != "" ? 存在问题,
  "date": $substring(填报时间, 0, 10)
}] : []`;

function map(mapping: string, body: unknown = {}): Promise<unknown> {
  return mapper.map(mapping, Buffer.from(JSON.stringify(body)));
}

async function faultOf(mapping: string, body: unknown = {}): Promise<string> {
  const error: unknown = await map(mapping, body).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(MappingFault);
  return (error as MappingFault).message;
}

/** Counts, until the test is over, the processes of mappings that Node starts. */
function startedProcesses(): () => ChildProcess[] {
  const started: ChildProcess[] = [];
  const see = (message: unknown): unknown => started.push((message as { process: ChildProcess }).process);
  subscribe('child_process', see);
  onTestFinished(() => void unsubscribe('child_process', see));
  return () => started.filter(({ spawnargs }) => spawnargs.some((argument) => argument.includes('mapping-work')));
}

describe('a mapping', () => {
  it('makes reports of what an OA sends, Chinese names included', async () => {
    expect(await map(OA_MAPPING, OA_BODY)).toEqual([
      { project: 'DB-2022-017', kind: 'progress', percent: 60, text: '主体结构封顶', date: '2022-05-18' },
      { project: 'DB-2022-021', kind: 'completion', percent: 100, text: '已竣工验收', date: '2022-05-18' },
    ]);
    expect(await map(OA_MAPPING, { 事件: '登录' })).toEqual([]);
  });

  it('says what is wrong with it, with the body, or with what came of the two', async () => {
    expect(await faultOf('{"project": ')).toMatch(/can't be applied: .*end of expression.*character/);
    expect(await faultOf('$number(完成比例)', { 完成比例: '六成' })).toMatch(/can't be applied: .*六成/);
    expect(await faultOf('进展.情况', OA_BODY)).toMatch(/found nothing/);
    for (const body of ['{"a":', '', '\ufffd\0', Buffer.from([0x22, 0xff, 0x22])]) {
      await expect(mapper.map('$', Buffer.from(body))).rejects.toThrow('The body is not JSON in UTF-8.');
    }
    expect(await faultOf('$error("a\u0000b\ud800c")')).toContain("The mapping can't be applied: a\ufffdb\ufffdc");
  });
});

describe.concurrent('a hostile mapping', () => {
  it.each([
    ['recursion without end', '($f := function($x) { $f($x) + 1 }; $f(1))', /Stack overflow/],
    ['a tail call without end', '($f := function($x) { $f($x + 1) }; $f(1))', /timeout|longer than 1000 ms/i],
    [
      'a regular expression that backtracks',
      '$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)',
      /longer than 1000 ms/,
    ],
    ['a huge range', '[1..10000000]', /maximum sequence length|more than 64 MB|longer than/i],
    ['ranges of ranges', '[1..100000].([1..100000])', /more than 64 MB|timeout|longer than/i],
    [
      'a text that doubles',
      '$reduce([1..60], function($a, $b) { $a & $a }, "xxxxxxxxxx")',
      /Invalid string length|more than 64 MB/,
    ],
    [
      'a huge array of letters',
      '$split($pad("", 30000000, "a"), "")',
      // Whichever limit this machine reaches first: V8's, ours on memory, ours on time, or JSONata's on time.
      /more than 64 MB|longer than|timeout|maximum sequence length|Invalid (string|array) length/i,
    ],
    ['what it makes of itself', '$eval("[1..99999999]")', /can't be applied|more than 64 MB/],
    ['a result that is too long', '$pad("", 300000, "a")', /makes 300002 characters of this body/],
  ])('is stopped and told: %s', async (_name, mapping, sentence) => {
    expect(await faultOf(mapping)).toMatch(sentence);
  });

  it('reaches nothing outside', async () => {
    for (const way of [
      'constructor',
      '"".constructor',
      '$string.constructor',
      '$lookup({}, "constructor")',
      '$process',
      '$env',
    ]) {
      expect(await faultOf(way)).toMatch(/found nothing|can't be applied/);
    }
    expect(await faultOf('$string.constructor("return process")()')).toMatch(/can't be applied/);
  });
});

describe('a mapping that takes long', () => {
  it('holds up nobody for longer than its time, and others are mapped meanwhile', async () => {
    const begun = performance.now();
    const slow = faultOf('$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)');
    expect(await map('[]')).toEqual([]);
    const first = performance.now() - begun;
    await slow;
    expect(first).toBeLessThan(performance.now() - begun);
    expect(performance.now() - begun).toBeLessThan(MAPPING_LIMITS.deadlineMs * 1.5 + 8_000);
  });
});

describe('the process of a mapping', () => {
  it('is kept for the next body of the same mapping, and never given to another', async () => {
    const started = startedProcesses();
    const own = new Mapper();
    const startsAfter: number[] = [];
    for (const mapping of ['[]', '[]', '[][]', '[]', '[]', '[][]']) {
      expect(await own.map(mapping, Buffer.from('{}'))).toEqual([]);
      startsAfter.push(started().length);
    }
    expect(startsAfter).toEqual([1, 1, 2, 2, 2, 2]);
  });

  it('is replaced after what it could not bear', async () => {
    const own = new Mapper();
    const mapping = 'grow ? [1..100000].([1..100000]) : []';
    const body = (grow: boolean): Buffer => Buffer.from(JSON.stringify({ grow }));
    expect(await own.map(mapping, body(false))).toEqual([]);
    await expect(own.map(mapping, body(true))).rejects.toThrow(/more than 64 MB|timeout|longer than/);
    expect(await own.map(mapping, body(false))).toEqual([]);
  });
});
