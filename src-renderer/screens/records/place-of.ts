import type { RecordView } from '../../../src-preload/contract/views.ts';
import { textOf } from '../../forms/typed-values.ts';
import type { Place } from '../../stores/navigation.ts';

/** Where a record is read: its own page, or the page of what it belongs to. */
export function placeOf(record: RecordView): Place {
  const { id, type, values } = record;
  if (type === 'case') return { name: 'case', id };
  if (type === 'safeHouse') return { name: 'house', id };
  if (type === 'pathway') return { name: 'pathway', id };
  const ofPathway = textOf(values['pathway']);
  if (type === 'step' && ofPathway !== '') return { name: 'pathway', id: ofPathway, step: id };
  if (type === 'template') return { name: 'template', id };
  const ofCase = textOf(values['case']);
  if (ofCase !== '') return { name: 'case', id: ofCase };
  const ofHouse = textOf(values['safeHouse']);
  if (ofHouse !== '') return { name: 'house', id: ofHouse };
  return { name: 'record', id, section: type === 'step' || type === 'appointment' ? 'pathways' : 'cases' };
}
