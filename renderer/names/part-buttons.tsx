import classes from './names.module.css';

// The parts that stand in most names and that few input methods offer by themselves.
const PARTS: readonly (readonly [part: string, name: string])[] = [
  ['亻', '单人旁'],
  ['氵', '三点水'],
  ['扌', '提手旁'],
  ['忄', '竖心旁'],
  ['王', '王字旁'],
  ['木', '木字旁'],
  ['钅', '金字旁'],
  ['讠', '言字旁'],
  ['纟', '绞丝旁'],
  ['犭', '反犬旁'],
  ['礻', '示字旁'],
  ['衤', '衣字旁'],
  ['饣', '食字旁'],
  ['阝', '双耳旁'],
  ['刂', '立刀旁'],
  ['攵', '反文旁'],
  ['艹', '草字头'],
  ['⺮', '竹字头'],
  ['宀', '宝盖头'],
  ['辶', '走之底'],
  ['灬', '四点底'],
  ['火', '火字旁'],
  ['日', '日字旁'],
  ['月', '月字旁'],
  ['女', '女字旁'],
  ['山', '山字旁'],
];

/** For the mouse; with the keyboard the name of a part is written (三点水). */
export function PartButtons({ onPart }: { onPart: (part: string) => void }) {
  return (
    <div className={classes.parts}>
      {PARTS.map(([part, name]) => (
        <button
          key={part}
          type="button"
          tabIndex={-1}
          title={name}
          aria-label={`加上 ${name}`}
          className={classes.part}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPart(part)}
        >
          {part}
        </button>
      ))}
    </div>
  );
}
