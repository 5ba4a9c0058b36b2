/** Area codes: GB/T 2260 (province, city, county), GB/T 10114 (street, town), statistical codes (community); domain part G.7. */

const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/**
 * Whether the text is a 12-digit area code: six digits of GB/T 2260 whose province exists, three of the street or town
 * (000 for the county itself), three of the community: 000 for the street itself, 001-199 居委会, 200-399 村委会,
 * 500-599 special (unverified). There is no check digit; whether the place exists is a matter of the table of places.
 */
export function isAreaCode12(text: string): boolean {
  if (!/^\d{12}$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return false;
  const street = Number(text.slice(6, 9));
  const community = Number(text.slice(9));
  if (street === 0) return community === 0;
  return community <= 399 || (community >= 500 && community <= 599);
}

/**
 * Whether the area code at the head of an ID number names a province of GB/T 2260, or is one of the two beginnings that
 * are no place: 83 for residents from Taiwan, 9 for foreigners (domain part G.2). Counties come and go and are not judged.
 */
export function isKnownProvince(areaCode: string): boolean {
  return PROVINCES.has(areaCode.slice(0, 2)) || /^(?:83|9)/.test(areaCode);
}
