import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Wrong use of the command line: exit 2 with the sentence. */
export class UsageError extends Error {}

export interface CommandLine {
  command: string;
  words: string[];
  options: Record<string, string | boolean | string[] | undefined>;
}

const spec = {
  archive: { type: 'string' },
  office: { type: 'string' },
  area: { type: 'string' },
  user: { type: 'string' },
  demo: { type: 'string' },
  seed: { type: 'string' },
  kind: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  hidden: { type: 'string' },
  source: { type: 'string' },
  marked: { type: 'string' },
  'dry-run': { type: 'boolean' },
  limit: { type: 'string' },
  to: { type: 'string' },
  community: { type: 'string' },
  year: { type: 'string' },
  recipient: { type: 'string' },
  from: { type: 'string' },
  'passphrase-file': { type: 'string' },
  form: { type: 'string' },
  number: { type: 'string' },
  batch: { type: 'string' },
  digest: { type: 'string' },
  head: { type: 'string' },
  new: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

/** @throws UsageError on an unknown option or a missing command */
export function readCommandLine(argv: readonly string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: spec, allowPositionals: true, strict: true });
    const [command, ...words] = positionals;
    if (values.help) return { command: 'help', words: [], options: {} };
    if (command === undefined) throw new UsageError('请写明命令。');
    return { command, words, options: values };
  } catch (error) {
    throw error instanceof UsageError
      ? error
      : new UsageError(`参数不对：${error instanceof Error ? error.message : ''}`);
  }
}

/** @throws UsageError when the option is missing */
export function need(line: CommandLine, name: keyof typeof spec): string {
  const value = line.options[name];
  if (typeof value !== 'string' || value === '') throw new UsageError(`缺少参数 --${name}。`);
  return value;
}

export function optional(line: CommandLine, name: keyof typeof spec): string | null {
  const value = line.options[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** What an option that may be given several times says; null when it is not given. */
export function optionalList(line: CommandLine, name: keyof typeof spec): string[] | null {
  const value = line.options[name];
  return Array.isArray(value) && value.length > 0 ? value : null;
}

/** @throws UsageError when the option is no whole number within what can be meant */
export function optionalNumber(
  line: CommandLine,
  name: keyof typeof spec,
  { least = 0, most }: { least?: number; most: number },
): number | null {
  const value = optional(line, name);
  if (value === null) return null;
  const number = /^\d{1,15}$/.test(value) ? Number(value) : null;
  if (number === null || number < least || number > most)
    throw new UsageError(`--${name} 应为 ${least} 到 ${most} 之间的整数。`);
  return number;
}

/** @throws UsageError when the word is missing */
export function word(line: CommandLine, index: number, what: string): string {
  const value = line.words[index];
  if (value === undefined) throw new UsageError(`请写明${what}。`);
  return value;
}

export const usage = `街道档案 命令行

  init    --archive 文件夹 --office 名称 --area 12位区划代码 [--user 姓名] [--demo 人数 --seed 数] [--new]
  import  --archive 文件夹 文件 [--kind 种类] [--sheet 名称]… [--hidden take|skip] [--source 来源]
          [--marked 标出错误的表格.xlsx] [--dry-run]
          不写 --kind 时，按表头认出是哪一种档案
          不写 --sheet 时，表头相同的工作表一起导入；--hidden skip 不导入隐藏的行和列
  search  --archive 文件夹 文字 [--kind 种类] [--limit 数]
  record  --archive 文件夹 档号
  export  --archive 文件夹 --to 文件夹 [--kind 种类] [--community 代码或名称] [--year 年]
  verify  路径 [--digest 纸质移交清单上的摘要]
  check   --archive 文件夹 [--head 纸质清单页脚的日志条数:校验]
  backup  --archive 文件夹 --to 文件夹 [--passphrase-file 文件]
  restore --from 文件夹 --archive 文件夹 [--passphrase-file 文件]
  salvage --archive 损坏的文件夹 --to 新文件夹
  print   --archive 文件夹 --form 表名 (--number 档号 | --batch 移交编号) --out 文件.pdf

标准输出是一个 JSON 对象；退出码 0 完成，1 检查结果有问题或被拒绝，2 用法不对或读不出。
`;
