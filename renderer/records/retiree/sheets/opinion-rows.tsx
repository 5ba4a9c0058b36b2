import { opinion } from '../../../sheets/cells.tsx';
import { inset } from '../../../sheets/grid.tsx';
import type { Row } from '../../../sheets/grid-layout.ts';
import { Text } from '../../../sheets/text.tsx';
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
        opinion(labels.ownSignature, [], GRID_MM / 3),
        opinion(labels.communityOpinion, [{ who: labels.clerk, mark: '签章' }], GRID_MM / 3),
        opinion(
          labels.officeOpinion,
          [
            { who: labels.clerk, mark: '签章' },
            { who: labels.head, mark: labels.seal },
          ],
          GRID_MM / 3,
        ),
      ],
    },
  ];
}
