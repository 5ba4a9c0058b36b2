// A one-inch photo (25 by 35 mm) at 600 dots an inch: more than any office printer puts on paper.
const MOST_PX = { width: 591, height: 827 } as const;
const QUALITY = 0.92;

/**
 * Has the photos of a drawn sheet ready: larger ones are scaled to what paper can show, so that a camera's file of many
 * megabytes neither fails nor swells the PDF; one that cannot be shown leaves its place empty.
 * @returns how many are left out
 */
export async function settlePhotos(frame: HTMLElement | null): Promise<number> {
  const pictures = Array.from(frame?.querySelectorAll('img') ?? []);
  const areShown = await Promise.all(pictures.map(settle));
  return areShown.filter((isShown) => !isShown).length;
}

async function settle(picture: HTMLImageElement): Promise<boolean> {
  try {
    await picture.decode();
    const scale = scaleOf(picture.naturalWidth, picture.naturalHeight);
    if (scale < 1) {
      picture.src = scaled(picture, scale);
      await picture.decode();
    }
    return true;
  } catch {
    picture.style.visibility = 'hidden';
    return false;
  }
}

/** By how much a picture of so many pixels is made smaller to fill the photo's place; 1: it is not. */
export function scaleOf(width: number, height: number): number {
  return Math.min(1, Math.max(MOST_PX.width / width, MOST_PX.height / height));
}

function scaled(picture: HTMLImageElement, scale: number): string {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas to scale a photo on');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', QUALITY);
}
