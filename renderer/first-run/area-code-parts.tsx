import { isAreaCode12 } from '#shared/rules/area-code.ts';
import classes from './first-run.module.css';

const parts = [
  { label: '省', from: 0, to: 2 },
  { label: '市', from: 2, to: 4 },
  { label: '区县', from: 4, to: 6 },
  { label: '街道', from: 6, to: 9 },
  { label: '社区', from: 9, to: 12 },
] as const;

/** Takes the area code apart while it is typed, and says what is wrong with it. */
export function AreaCodeParts({ code }: { code: string }) {
  return (
    <div className={classes.code}>
      <div className={classes.parts} aria-hidden hidden={/\D/.test(code)}>
        {parts.map((part) => {
          const digits = code.slice(part.from, part.to);
          return (
            <span key={part.label} data-filled={digits.length === part.to - part.from || undefined}>
              <b>{digits.padEnd(part.to - part.from, '·')}</b>
              {part.label}
            </span>
          );
        })}
      </div>
      <p aria-live="polite">{codeWords(code)}</p>
    </div>
  );
}

/** What there is to say about a code as far as it is typed. */
export function codeWords(code: string): string {
  if (code === '') return '统计用区划代码，街道一级后三位是 000。档号会以前 9 位开头。';
  // A street is also found by its name.
  if (/^\D/.test(code)) return '请从列表里选择街道，或直接填 12 位数字。';
  if (/\D/.test(code)) return '区划代码只有数字。';
  if (code.length < 12) return `已输 ${code.length} 位，共 12 位。`;
  if (code.length > 12) return `多了 ${code.length - 12} 位，区划代码是 12 位。`;
  if (!isAreaCode12(code)) return '不是有效的区划代码，请核对省、街道和社区部分。';
  if (code.slice(6, 9) === '000') return '街道部分是 000，这是区县的代码，请核对。';
  if (!code.endsWith('000')) return '后三位不是 000，这是社区的代码；街道的代码后三位是 000，请核对。';
  return `档号将写成 ${code.slice(0, 9)}-TX${new Date().getFullYear()}-00001。`;
}
