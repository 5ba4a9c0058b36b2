/** How large a sheet is shown: at a factor of paper size, or so that its width or its whole page is in view. */
export type Zoom = number | 'width' | 'page';

export const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2] as const;

export const PX_PER_MM = 96 / 25.4;

interface Size {
  width: number;
  height: number;
}

/** The factor a sheet is drawn at; `view` in px is the room for it, `paper` is in mm. */
export function scaleOf(zoom: Zoom, paper: Size, view: Size): number {
  if (typeof zoom === 'number') return zoom;
  const across = view.width / (paper.width * PX_PER_MM);
  const whole = Math.min(across, view.height / (paper.height * PX_PER_MM));
  const wanted = zoom === 'width' ? across : whole;
  return Math.min(zooms.at(-1) ?? 1, Math.max(0.25, wanted));
}

/** The next larger (1) or smaller (-1) step from what is seen now. */
export function step(scale: number, direction: 1 | -1): number {
  const near = 0.005;
  const next =
    direction === 1 ? zooms.find((zoom) => zoom > scale + near) : zooms.filter((zoom) => zoom < scale - near).at(-1);
  return next ?? scale;
}
