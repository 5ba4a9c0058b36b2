import { loadedMeasure, type MeasureFace } from './measure.ts';

const FAMILIES = ['Archive Song', 'Archive Song Bold', 'Archive Kai', 'Archive Box'] as const;

let styles: Promise<void> | null = null;
let measure: MeasureFace | null = null;
const loaded = new Set<string>();

/**
 * Loads exactly the cuts a text needs and answers with how to measure in them: another function only when characters
 * were new, so that a sheet like the one before is not measured again.
 */
export async function loadFonts(text: string): Promise<MeasureFace> {
  await declareFonts();
  const added = Array.from(new Set(text)).filter((character) => !loaded.has(character));
  if (added.length > 0 || measure === null) {
    const characters = added.join('');
    await Promise.all(FAMILIES.map((family) => document.fonts.load(`10pt "${family}"`, characters)));
    for (const character of added) loaded.add(character);
    measure = loadedMeasure();
  }
  return measure;
}

/** The faces are declared once, when the first sheet is drawn: most sessions of a clerk begin without one. */
function declareFonts(): Promise<void> {
  styles ??= new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = '/fonts/fonts.css';
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      styles = null;
      reject(new Error('the print fonts are missing'));
    };
    document.head.append(link);
  });
  return styles;
}
