import type { Json } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Masked } from '../../components/Masked.tsx';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { isMasked } from './field-rules.ts';
import type { ShowValue } from './show-value.ts';

interface Props {
  readonly show: ShowValue;
  readonly type: string;
  readonly slot: string;
  readonly value: Json | null;
}

/** The value of one slot in words, hidden until asked for where its field is. */
export function SlotValue({ show, type, slot, value }: Props) {
  const types = useSchema((state) => state.types);
  const [name = ''] = slot.replace(/^(field|set)\//, '').split('/');
  const field = fieldOf(types, type, name);
  const text = <Bdi text={show.value(type, slot, value)} />;
  return field !== undefined && isMasked(field) ? (
    <Masked what={show.slot(type, slot)}>{() => text}</Masked>
  ) : (
    text
  );
}
