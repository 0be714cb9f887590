import type { ImportPreview } from '../../../src-preload/contract/views.ts';
import type { Tone } from '../../components/Notice.tsx';

/** How a bundle stands in its channel, in colour; words always say it too. */
export const verdictTones: Readonly<Record<ImportPreview['verdict'], Tone>> = {
  next: 'ok',
  again: 'info',
  gap: 'warning',
  late: 'info',
  'new channel': 'info',
  'new channel, unexpected': 'danger',
};
