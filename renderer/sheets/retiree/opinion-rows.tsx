import { inset, Place } from '../grid.tsx';
import type { Cell, Row } from '../grid-layout.ts';
import { Text } from '../text.tsx';
import { GRID_MM } from './registration-cells.ts';
import { registrationLabels as labels } from './registration-fields.ts';

const DECLARATION =
  '本人声明：以上所填内容属实。住址、联系方式、发放账户或本人生存状况发生变化时，将及时告知社区和街道。';
const DECLARATION_MM = 8;
const OPINION_MM = 36;

/** The declaration and the three opinions at the foot of the form, left empty for the pen. */
export function opinionRows(): Row[] {
  return [
    {
      height: DECLARATION_MM,
      cells: [
        {
          width: GRID_MM,
          draw: (box) => <Text box={inset(box, 1.2, 0)} text={DECLARATION} face="song" largestPt={9} align="left" />,
        },
      ],
    },
    {
      height: OPINION_MM,
      cells: [
        opinion(labels.ownSignature, []),
        opinion(labels.communityOpinion, [[labels.clerk, '签章']]),
        opinion(labels.officeOpinion, [
          [labels.clerk, '签章'],
          [labels.head, labels.seal],
        ]),
      ],
    },
  ];
}

/** A cell to sign: who gives the opinion, the names under it, the date. */
function opinion(title: string, signers: readonly (readonly [who: string, mark: string])[]): Cell {
  return {
    width: GRID_MM / 3,
    draw: (box) => (
      <Place box={inset(box, 2, 1.6)} className="sheet-opinion">
        <div>{title}：</div>
        <div className="sheet-signers">
          {signers.length === 0 ? <div className="sheet-mark">（签名或指印）</div> : null}
          {signers.map(([who, mark]) => (
            <div key={who} className="sheet-signer">
              <span>{who}：</span>
              <span>（{mark}）</span>
            </div>
          ))}
          <div className="sheet-mark">{labels.date}</div>
        </div>
      </Place>
    ),
  };
}
