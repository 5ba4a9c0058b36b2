import { archiveCall } from '#renderer/api.ts';
import { TableFiles } from '#renderer/parts/table-files.tsx';

/** Takes the days of a notice in, and writes those of the year in view as the sheet to fill in for the next. */
export function CalendarFiles({ year }: { year: number }) {
  const take = async (path: string) => {
    const { days, replacedYears, addedYears } = await archiveCall('calendar.import', { path });
    const whole = replacedYears.length > 0 ? `，${replacedYears.join('、')} 年已更新` : '';
    const part = addedYears.length > 0 ? `，${addedYears.join('、')} 年只补充了个别日子（没有国庆节，不算整年）` : '';
    return `已导入 ${days} 天${whole}${part}`;
  };
  const save = async (path: string) => {
    const { days } = await archiveCall('calendar.export', { path, year });
    return `已导出 ${year} 年的 ${days} 天`;
  };
  return (
    <TableFiles
      takes={{
        label: '导入放假安排…',
        hint: '三列：日期、类型（放假或调休上班）、名称；csv 或 xlsx',
        run: take,
      }}
      saves={{ label: `导出 ${year} 年…`, fileName: `工作日历-${year}.xlsx`, run: save }}
    />
  );
}
