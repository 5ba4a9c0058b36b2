// Provinces, autonomous regions and municipalities of GB/T 2260-2007, with Hong Kong, Macao and Taiwan.
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/** A 12-digit area code: 6 county (GB/T 2260), 3 street or town (GB/T 10114), 3 community. It has no check digit. */
export function isAreaCode12(text: string): boolean {
  return /^\d{12}$/.test(text) && PROVINCES.has(text.slice(0, 2)) && text.slice(4, 6) !== '00';
}

/** Whether the first six digits of an ID number name a province that exists; counties come and go. */
export function isKnownProvince(areaCode: string): boolean {
  return PROVINCES.has(areaCode.slice(0, 2));
}
