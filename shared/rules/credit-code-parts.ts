import { creditCodeAuthorities, creditCodeBodies } from '../codes/organisation.ts';
import { organisationCodeCheckCharacter } from './credit-code.ts';

/** What a 统一社会信用代码 says of its holder (GB 32100-2015: authority, kind of body, area, 主体标识码, check). */
export interface CreditCodeParts {
  /** null: a character the standard's table does not name. */
  authority: string | null;
  /** null where the kind is not among those we know; general knowledge, to be looked at, never to refuse by. */
  body: string | null;
  areaCode: string;
  /** The inner 组织机构代码 with its own check character (GB 11714). */
  organisationCode: string;
  isOrganisationCodeRight: boolean;
}

/** The parts of a code whose check character was found right. Throws RangeError on anything but 18 characters. */
export function creditCodeParts(code: string): CreditCodeParts {
  if (code.length !== 18) throw new RangeError('a credit code has 18 characters');
  const organisationCode = code.slice(8, 17);
  return {
    authority: creditCodeAuthorities.find((item) => item.code === code[0])?.label ?? null,
    body: creditCodeBodies.find((item) => item.code === code.slice(0, 2))?.label ?? null,
    areaCode: code.slice(2, 8),
    organisationCode,
    isOrganisationCodeRight: organisationCodeCheckCharacter(organisationCode.slice(0, 8)) === organisationCode[8],
  };
}

/** The 9 characters of a 组织机构代码 as the certificate prints them: 70846113-6. */
export function writtenOrganisationCode(code: string): string {
  return `${code.slice(0, 8)}-${code.slice(8)}`;
}
