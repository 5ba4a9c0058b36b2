import { useField } from '../../records/form-store.ts';
import type { ControlProps } from './control-props.ts';
import { TextControl } from './text-control.tsx';

/** A person's number. Of one who has none yet it is shown as 待补; typing one is giving it. */
export function NumberControl(props: ControlProps) {
  const { value: idKind } = useField(props.store, 'idKind');
  return <TextControl {...props} placeholder={idKind === 'none' ? '待补' : props.placeholder} />;
}
