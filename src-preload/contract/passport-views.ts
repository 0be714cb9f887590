import type { PassportComparison } from '../../src-main/domain/passport-compare.ts';
import type { PassportDoubt, PassportFault } from '../../src-main/domain/passport-faults.ts';
import type { PassportReading } from '../../src-main/domain/passport-lines.ts';
import type { RecordView } from './views.ts';

export type { PassportDoubt, PassportFault };

/** What was typed, read; and held against the person that it is for. */
export interface PassportLinesView {
  readonly reading: Omit<PassportReading, 'lines'>;
  readonly person: RecordView;
  /** Null until the lines are without a fault. */
  readonly comparison: PassportComparison | null;
  /** A document of the person with that kind and number: it is brought up to date, no second one is made. */
  readonly known: RecordView | null;
}
