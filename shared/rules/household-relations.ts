/**
 * Relations to a new head (GB/T 4761, domain part C.5), from those to the old one. Only what follows from the two
 * relations, gender and birthdays is proposed; the clerk confirms every one. null: it has to be asked.
 */

export interface Relative {
  /** To the old head. The old head is 02. */
  relation: string;
  /** GB/T 2261.1: 1 man, 2 woman. */
  gender: string | null;
  birthOn: string | null;
}

type Kin = 'spouse' | 'child' | 'childInLaw' | 'grandchild' | 'parent' | 'parentInLaw' | 'grandparent' | 'sibling';

const kinOfCode: Readonly<Record<string, Kin>> = Object.fromEntries(
  (
    [
      ['spouse', '10 11 12'],
      ['child', '20 21 22 23 24 25 26 27 29 30 31 32 33 34 35 36 37 39'],
      ['childInLaw', '28 38'],
      ['grandchild', '41 42 43 44'],
      ['parent', '51 52 57 58'],
      ['parentInLaw', '53 54 55 56'],
      ['grandparent', '61 62 63 64'],
      ['sibling', '71 73 75 77'],
    ] as const
  ).flatMap(([kin, codes]) => codes.split(' ').map((code) => [code, kin])),
);

const MEN = new Set('11 20 21 22 23 24 25 26 27 28 29 41 43 51 53 55 57 61 63 71 73'.split(' '));
const WOMEN = new Set('12 30 31 32 33 34 35 36 37 38 39 42 44 52 54 56 58 62 64 75 77'.split(' '));

/** What a relation says of gender; where it says nothing, what is known of the person. */
function genderOf(one: Relative): 'man' | 'woman' | null {
  if (MEN.has(one.relation)) return 'man';
  if (WOMEN.has(one.relation)) return 'woman';
  return one.gender === '1' ? 'man' : one.gender === '2' ? 'woman' : null;
}

const byGender = (one: Relative, man: string, woman: string, unknown: string | null = null): string | null => {
  const gender = genderOf(one);
  return gender === null ? unknown : gender === 'man' ? man : woman;
};

/** 71 兄, 73 弟, 75 姐姐, 77 妹妹 of `of`: by gender and birthday. */
function sibling(one: Relative, of: Relative): string | null {
  if (one.birthOn === null || of.birthOn === null || one.birthOn === of.birthOn) return null;
  return one.birthOn < of.birthOn ? byGender(one, '71', '75') : byGender(one, '73', '77');
}

/**
 * The relation of `one` to `newHead`, both given by their relation to `oldHead`.
 * @param all everybody who goes on living there, for what only holds where there is one son or one daughter
 */
export function proposedRelation(
  one: Relative,
  newHead: Relative,
  oldHead: Relative,
  all: readonly Relative[],
): string | null {
  const kin = kinOfCode[newHead.relation];
  const isOldHead = one === oldHead;
  const oneKin = kinOfCode[one.relation];
  if (kin === undefined || (!isOldHead && oneKin === undefined)) return null;
  switch (kin) {
    case 'spouse':
      return isOldHead ? byGender(one, '11', '12', '10') : toSpouse(one, oneKin, newHead, oldHead);
    case 'child':
      return isOldHead ? byGender(one, '51', '52', '50') : toChild(one, oneKin, newHead, oldHead, all);
    case 'parent':
      return isOldHead ? byGender(one, '20', '30') : toParent(one, oneKin, newHead, oldHead);
    case 'sibling':
      return isOldHead ? sibling(one, newHead) : toSibling(one, oneKin, newHead, oldHead);
    case 'childInLaw':
      return isOldHead ? toInLaw(one, newHead) : toChildInLaw(one, oneKin, newHead, all);
    case 'grandchild':
      if (isOldHead) return newHead.relation < '43' ? byGender(one, '61', '62') : byGender(one, '63', '64');
      return oneKin === 'spouse'
        ? newHead.relation < '43'
          ? byGender(one, '61', '62')
          : byGender(one, '63', '64')
        : null;
    case 'parentInLaw':
      // 公公婆婆 have the old head as their daughter-in-law, 岳父岳母 as their son-in-law.
      if (isOldHead) return newHead.relation < '55' ? '38' : '28';
      if (oneKin === 'spouse') return newHead.relation < '55' ? '20' : '30';
      return oneKin === 'parentInLaw' ? byGender(one, '11', '12') : null;
    case 'grandparent':
      return isOldHead ? (newHead.relation < '63' ? byGender(one, '41', '42') : byGender(one, '43', '44')) : null;
  }
}

function toSpouse(one: Relative, kin: Kin | undefined, newHead: Relative, oldHead: Relative): string | null {
  switch (kin) {
    // A couple's descendants are the same people's descendants.
    case 'child':
    case 'childInLaw':
    case 'grandchild':
      return one.relation;
    case 'parent':
      return isWife(newHead, oldHead) ? byGender(one, '53', '54') : byGender(one, '55', '56');
    case 'parentInLaw':
      return byGender(one, '51', '52');
    default:
      return null;
  }
}

function isWife(one: Relative, husband: Relative): boolean {
  return genderOf(one) === 'woman' || (genderOf(one) === null && genderOf(husband) === 'man');
}

function toChild(
  one: Relative,
  kin: Kin | undefined,
  newHead: Relative,
  oldHead: Relative,
  all: readonly Relative[],
): string | null {
  switch (kin) {
    case 'spouse':
      return byGender(one, '51', '52', '50');
    case 'child':
      return sibling(one, newHead);
    case 'childInLaw': {
      const isOwn = isOnlyChildOfGender(newHead, all) && genderOf(one) !== genderOf(newHead);
      return isOwn ? byGender(one, '11', '12') : null;
    }
    case 'grandchild': {
      const throughSon = one.relation < '43';
      const isOwn = isOnlyChildOfGender(newHead, all) && throughSon === (genderOf(newHead) === 'man');
      return isOwn ? byGender(one, '20', '30') : null;
    }
    case 'parent':
      return genderOf(oldHead) === null
        ? null
        : genderOf(oldHead) === 'man'
          ? byGender(one, '61', '62')
          : byGender(one, '63', '64');
    case 'parentInLaw':
      // 公公婆婆 of a mother are the father's parents; 岳父岳母 of a father are the mother's.
      return one.relation < '55' ? byGender(one, '61', '62') : byGender(one, '63', '64');
    default:
      return null;
  }
}

/** Whose wife or child it is can be told only where one son (or one daughter) lives there. */
function isOnlyChildOfGender(child: Relative, all: readonly Relative[]): boolean {
  const gender = genderOf(child);
  const same = all.filter((one) => kinOfCode[one.relation] === 'child' && genderOf(one) === gender);
  return gender !== null && same.length === 1;
}

function toParent(one: Relative, kin: Kin | undefined, newHead: Relative, oldHead: Relative): string | null {
  switch (kin) {
    case 'spouse':
      return byGender(oldHead, '38', '28');
    case 'child':
      return genderOf(oldHead) === null
        ? null
        : genderOf(oldHead) === 'man'
          ? byGender(one, '41', '42')
          : byGender(one, '43', '44');
    case 'parent':
      return byGender(one, '11', '12');
    case 'sibling':
      return byGender(one, '20', '30');
    case 'grandparent': {
      const isFather = genderOf(newHead) === 'man';
      if (one.relation < '63') return isFather ? byGender(one, '51', '52') : byGender(one, '53', '54');
      return isFather ? byGender(one, '55', '56') : byGender(one, '51', '52');
    }
    default:
      return null;
  }
}

function toSibling(one: Relative, kin: Kin | undefined, newHead: Relative, oldHead: Relative): string | null {
  switch (kin) {
    case 'parent':
    case 'grandparent':
      return one.relation;
    case 'sibling':
      return sibling(one, newHead);
    case 'spouse': {
      const old = sibling(oldHead, newHead);
      return old === null ? null : ({ '71': '72', '73': '74', '75': '76', '77': '78' }[old] ?? null);
    }
    case 'child':
      return genderOf(oldHead) === null
        ? null
        : genderOf(oldHead) === 'man'
          ? byGender(one, '93', '94')
          : byGender(one, '95', '96');
    default:
      return null;
  }
}

// The parents of a husband are 公公婆婆, those of a wife 岳父岳母.
function toInLaw(one: Relative, newHead: Relative): string | null {
  return newHead.relation === '38' ? byGender(one, '53', '54') : byGender(one, '55', '56');
}

function toChildInLaw(one: Relative, kin: Kin | undefined, newHead: Relative, all: readonly Relative[]): string | null {
  if (kin === 'spouse') return toInLaw(one, newHead);
  const own = newHead.relation === '38' ? 'man' : 'woman';
  const isOnlyCouple = all.filter((other) => other.relation === newHead.relation).length === 1;
  if (kin === 'child') {
    const isSpouse = isOnlyCouple && genderOf(one) === own && isOnlyChildOfGender(one, all);
    return isSpouse ? byGender(one, '11', '12') : null;
  }
  if (kin === 'grandchild') {
    const child = all.filter((other) => kinOfCode[other.relation] === 'child' && genderOf(other) === own);
    const throughOwn = one.relation < '43' === (own === 'man');
    return isOnlyCouple && child.length === 1 && throughOwn ? byGender(one, '20', '30') : null;
  }
  return null;
}
