import type { DatedKeyName } from '#shared/codes/dated-keys.ts';
import { serviceLabels } from '#shared/codes/service-words.ts';
import { datedNumber, dayBefore } from '#shared/rules/dated-values.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { serviceTimes } from '../../../care/care.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { int, maybe, text, typed } from '../../../core/typed.ts';
import { valueFor } from '../../../life/deadlines.ts';
import { getCommunity } from '../../../places/communities.ts';
import { allDatedRows } from '../../../policy/dated-values.ts';
import {
  type Asked,
  type Counted,
  type CountedFigure,
  type CountedReport,
  check,
  isLate,
  rate,
  standing,
} from '../../../reports/counted.ts';
import { organisation } from '../../../tables/organisations.ts';
import { communityGroup } from '../../../tables/places.ts';
import { byId, eventsIn, ofEvent } from './events.ts';
import { communityOn, type FileDays, isInUseOn, stateOn } from './file-days.ts';
import { lackingOf, valuesOn } from './file-values.ts';
import { outside, standingNow } from './outside.ts';
import { belongsOn, movementsOf, ofMovement, type Standing } from './walk.ts';

/** 企业退休人员社会化管理服务情况表 (domain file retiree-unemployment.md D.1). */

/** 在管: by this street, wherever the person lives. */
export const isManaged = ({ management }: Standing): boolean => management === 'M1' || management === 'M2';

// 居住地类别 (code table residenceType, C.21) of those who live elsewhere.
const awayTypes: ReadonlySet<string> = new Set(['2', '3', '4', '5']);
const received: ReadonlySet<string> = new Set([
  'management.accept',
  'management.acceptElsewhere',
  'management.takeFromEmployer',
  'opened',
]);

export function countManagement(db: ReadableDb, files: readonly FileDays[], asked: Asked): CountedReport {
  const { to, communityId } = asked;
  const dayBeforeIt = dayBefore(asked.from);
  const opening = files.filter((file) => belongsOn(file, dayBeforeIt, asked, isManaged));
  const closing = files.filter((file) => belongsOn(file, to, asked, isManaged));
  const moves = files.flatMap((file) => movementsOf(file, asked, isManaged));
  const inward = moves.filter(({ isIn }) => isIn);
  const outward = moves.filter(({ isIn }) => !isIn);
  const rowsOf = (some: typeof moves): Counted[] => some.map((move) => ofMovement(asked, move));
  const receivedRows = rowsOf(inward.filter(({ cause }) => received.has(cause)));
  const transferred = rowsOf(outward.filter(({ cause }) => cause === 'management.transferOut'));
  const died = rowsOf(outward.filter(({ cause }) => cause === 'person.death'));
  const otherIn = rowsOf(inward.filter(({ cause }) => !received.has(cause)));
  const otherOut = rowsOf(
    outward.filter(({ cause }) => cause !== 'management.transferOut' && cause !== 'person.death'),
  );
  const left = eventsIn(db, byId(files), asked, ['person.death', 'management.transferOut']);
  const notManaged = outside(db, asked, left, isManaged);
  const now = standingNow(db, asked, "r.state IN ('M1', 'M2')");
  const employers = employersOn(db, to, closing);
  const values = valuesOn(db, to);
  const where = closing.map((file) => ({
    file,
    type: values.get(file.id, 'residenceType') ?? file.residenceType ?? '',
    isElsewhere: stateOn(file, 'management', to) === 'M2',
  }));
  const living = (types: readonly string[], why: string): Counted[] =>
    where.filter(({ type }) => types.includes(type)).map(({ file }) => standing(file, why));
  const inProvince = living(['2'], '省内跨县市');
  const inCountry = living(['3'], '跨省');
  const abroad = living(['4', '5'], '港澳台或境外');
  const unknown = where
    .filter(({ type, isElsewhere }) => isElsewhere && !awayTypes.has(type))
    .map(({ file }) => standing(file, '异地居住，居住地类别未填'));
  const elsewhere = where
    .filter(({ type, isElsewhere }) => isElsewhere || awayTypes.has(type))
    .map(({ file }) => standing(file, '异地居住'));
  const paperFiles = files.filter(
    (file) =>
      isInUseOn(file, to) &&
      (communityId === null || communityOn(file, to) === communityId) &&
      ['F1', 'F2', 'F3'].includes(stateOn(file, 'paperFileState', to)),
  );
  const paperReceived = eventsIn(db, byId(files), asked, ['paper.receive']);
  const looked = files.filter((file) => belongsOn(file, to, asked, isLookedAfter));
  const inCommunity = closing.filter((file) => communityOn(file, to) !== null);
  const all = areaRetirees(db, asked);
  const noTotal = { lacking: '“设置－政策数值”里还没有登记辖区企业退休人员总数' };
  const groups = groupsOn(db, asked);
  const communities = communityId === null ? communitiesOn(db, asked) : 1;
  const lacking = lackingOf(db, closing);
  const incomplete = closing
    .filter((file) => lacking.has(file.id))
    .map((file) => standing(file, `缺${lacking.get(file.id)}`));
  const party = closing.filter((file) =>
    ['01', '02'].includes(values.get(file.id, 'politicalStatus') ?? file.politicalStatus ?? ''),
  );
  const figures = new Map<string, CountedFigure>([
    ['opening', { rows: opening.map((file) => standing(file, '期初在管')) }],
    ['received', { rows: receivedRows }],
    ['transferred', { rows: transferred }],
    ['died', { rows: died }],
    ['otherIn', { rows: otherIn }],
    ['otherOut', { rows: otherOut }],
    ['notManaged', { rows: notManaged }],
    ['closing', { rows: closing.map((file) => standing(file, managedWords(file, to))) }],
    ['bankrupt', { rows: employers.bankrupt }],
    ['restructured', { rows: employers.restructured }],
    ['foreign', { rows: employers.foreign }],
    ['otherEmployer', { rows: employers.other }],
    ['elsewhere', { rows: elsewhere }],
    ['elsewhereProvince', { rows: inProvince }],
    ['elsewhereCountry', { rows: inCountry }],
    ['elsewhereAbroad', { rows: abroad }],
    ['elsewhereUnknown', { rows: unknown }],
    ['paperFiles', { rows: paperFiles.map((file) => standing(file, '人事档案由街道或区保管')) }],
    ['paperFilesReceived', { rows: paperReceived.map((event) => ofEvent(asked, event, '人事档案接收入库')) }],
    [
      'socialRate',
      {
        rows: looked.map((file) => standing(file, '社会化管理')),
        value: rate(looked.length, all),
        ...(all === null ? noTotal : {}),
      },
    ],
    [
      'communityRate',
      {
        rows: inCommunity.map((file) => standing(file, '在管，已分到社区')),
        value: rate(inCommunity.length, all),
        ...(all === null ? noTotal : {}),
      },
    ],
    ['groups', { rows: groups }],
    [
      'groupRate',
      { rows: null, value: rate(groups.length, communities), ...(communities === 0 ? { lacking: '没有社区' } : {}) },
    ],
    [
      'accuracyRate',
      {
        rows: null,
        value: rate(closing.length - incomplete.length, closing.length),
        ...(closing.length === 0 ? { lacking: '期末没有在管人员' } : {}),
      },
    ],
    ['incomplete', { rows: incomplete }],
    ['care', { rows: cared(db, files, asked) }],
    ['party', { rows: party.map((file) => standing(file, '党员')) }],
  ]);
  const others = otherIn.length + otherOut.length;
  return {
    figures,
    checks: [
      check(
        '期末实有人数＝期初＋接收－转出－死亡＋其他增加－其他减少',
        closing.length,
        opening.length + receivedRows.length - transferred.length - died.length + otherIn.length - otherOut.length,
      ),
      check(
        '表内：5＝1＋2－3－4',
        closing.length,
        opening.length + receivedRows.length - transferred.length - died.length,
        others > 0 ? `表外另有其他增加 ${otherIn.length} 人、其他减少 ${otherOut.length} 人，上报前请逐人核对` : null,
      ),
      check(
        '登记的死亡、转出＝3＋4＋表外的不在管死亡、转出',
        left.length,
        transferred.length + died.length + notManaged.length,
        '有的死亡或转出没有计入任何一栏，请逐人核对日期和更正过的状态',
      ),
      ...(now === null
        ? []
        : [check('5＝档案现在的状态', closing.length, now, '办理经过与档案状态对不上，请校验数据')]),
      check(
        '6＋7＋8＋9＝5',
        employers.bankrupt.length + employers.restructured.length + employers.foreign.length + employers.other.length,
        closing.length,
      ),
      check(
        '10＝10.1＋10.2＋10.3＋10.4',
        elsewhere.length,
        inProvince.length + inCountry.length + abroad.length + unknown.length,
      ),
    ],
    notes: [],
  };
}

// Managed by community, street or another body that may: with the employer too.
const isLookedAfter = ({ management }: Standing): boolean => ['M1', 'M2', 'M3'].includes(management);

function managedWords(file: FileDays, day: string): string {
  return stateOn(file, 'management', day) === 'M2' ? '在管（异地居住）' : '在管（本街道居住）';
}

/** All enterprise retirees of the area, as the office entered it: of the office, or of the community by its own row. */
function areaRetirees(db: ReadableDb, { to, communityId }: Asked): number | null {
  const key: DatedKeyName = 'retiree.area-retirees';
  if (communityId === null) return numberOf(valueFor(db, key, to));
  const { code } = getCommunity(db, communityId);
  if (code === null) return null;
  const own = allDatedRows(db)
    .filter((row) => row.key === key && row.areaCode === code)
    .filter(({ validFrom, validTo }) => validFrom <= to && (validTo === null || validTo >= to))
    .sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
  return numberOf(own[0] ?? null);
}

function numberOf(row: { key: string; value: string } | null): number | null {
  const read = row ? datedNumber(row) : null;
  return read?.ok ? read.number : null;
}

interface Employers {
  bankrupt: Counted[];
  restructured: Counted[];
  foreign: Counted[];
  other: Counted[];
}

/**
 * By what became of the former employer. Foreign investment shows in the licence number of the time before: 4 or 5 in its
 * seventh place (工商行政管理市场主体注册号编制规则 GS 15-2006; general knowledge).
 */
function employersOn(db: ReadableDb, day: string, files: readonly FileDays[]): Employers {
  const rows = read(
    db,
    typed`SELECT ${{
      id: organisation.id,
      name: organisation.name,
      licence: organisation.licenceNumber,
      reason: maybe(text('CASE WHEN valid_to IS NOT NULL AND valid_to <= @day THEN closed_reason END')),
    }}
     FROM ${organisation}`,
  ).all({ day });
  const known = new Map(rows.map((row) => [row.id, row]));
  const sorted: Employers = { bankrupt: [], restructured: [], foreign: [], other: [] };
  for (const file of files) {
    const employer = file.employerId === null ? undefined : known.get(file.employerId);
    if (!employer) sorted.other.push(standing(file, '原单位没有登记在单位名录里'));
    else if (employer.reason === 'bankrupt') sorted.bankrupt.push(standing(file, `${employer.name}（破产）`));
    else if (employer.reason === 'restructured' || employer.reason === 'absorbed')
      sorted.restructured.push(standing(file, `${employer.name}（改制或并入）`));
    else if ('45'.includes(employer.licence?.[6] ?? '-'))
      sorted.foreign.push(standing(file, `${employer.name}（老执照号 ${employer.licence}）`));
    else sorted.other.push(standing(file, employer.name));
  }
  return sorted;
}

function groupsOn(db: ReadableDb, { to, communityId, scope }: Asked): Counted[] {
  const rows = read(
    db,
    typed`SELECT ${{ name: communityGroup.name, communityId: communityGroup.communityId }} FROM ${communityGroup}
     WHERE kind = 'self-management' AND removed_at IS NULL AND valid_from <= @day
       AND (valid_to IS NULL OR valid_to >= @day) AND (@communityId IS NULL OR community_id = @communityId)
       AND (@seen IS NULL OR community_id IN (SELECT value FROM json_each(@seen)))
     ORDER BY community_id, name`,
  ).all({ day: to, communityId, seen: seenOf(scope) });
  return rows.map(({ name, communityId: of }) => ({
    ...{ file: null, name, communityId: of },
    ...{ on: null, why: '自管小组', isLate: false },
  }));
}

// The communities that may be seen, as SQL is told of them; null: all.
function seenOf({ communityIds }: Scope): string | null {
  return communityIds === null ? null : JSON.stringify(communityIds);
}

function communitiesOn(db: ReadableDb, { to, scope }: Asked): number {
  return read(
    db,
    typed`SELECT ${int('count(DISTINCT v.community_id)')}
     FROM community_version v JOIN community c ON c.id = v.community_id
     WHERE c.removed_at IS NULL AND v.removed_at IS NULL AND v.valid_from <= @day
       AND (v.valid_to IS NULL OR v.valid_to >= @day)
       AND (@seen IS NULL OR c.id IN (SELECT value FROM json_each(@seen)))`,
  ).one({ day: to, seen: seenOf(scope) });
}

/** Everybody visited, consoled or taking part, once for each act: 人次 (D.1 column 17). */
function cared(db: ReadableDb, files: readonly FileDays[], asked: Asked): Counted[] {
  const known = byId(files);
  return serviceTimes(db, { from: asked.from, to: asked.to }).flatMap(({ recordId, kind, on, addedAt }) => {
    const file = known.get(recordId);
    if (!file || kind === 'help') return [];
    if (asked.communityId !== null && communityOn(file, on) !== asked.communityId) return [];
    return [{ file, on, why: serviceLabels[kind], isLate: isLate(asked, addedAt) }];
  });
}
