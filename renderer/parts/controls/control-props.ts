import type { FormStore } from '../../records/form-store.ts';
import type { FormField } from '../../records/layout.ts';

/** What every control is given; the words about the field stand in the row around it. */
export interface ControlProps {
  store: FormStore;
  field: FormField;
  /** The control's id, for its label. */
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  isReadOnly: boolean;
  placeholder: string | undefined;
}
