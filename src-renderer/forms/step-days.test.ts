import { describe, expect, it } from 'vitest';
import { daysWithStatus } from './step-days.ts';

const today = '2027-03-12';
const earlier = '2027-02-01';

describe('the days that come with the status of a step', () => {
  it('fills the day of beginning once, the day of the decision once', () => {
    expect(daysWithStatus({}, 'inProgress', today)).toEqual({ startedOn: today });
    expect(daysWithStatus({}, 'submitted', today)).toEqual({ startedOn: today });
    expect(daysWithStatus({ startedOn: earlier }, 'submitted', today)).toEqual({});
    expect(daysWithStatus({ startedOn: earlier }, 'granted', today)).toEqual({ doneOn: today });
    expect(daysWithStatus({ doneOn: earlier }, 'refused', today)).toEqual({});
  });

  it('knows no day of beginning of what was granted without one', () => {
    expect(daysWithStatus({}, 'granted', today)).toEqual({ doneOn: today });
  });

  it('takes back the days of a step that is taken back, and leaves a cancelled one as it was', () => {
    const both = { startedOn: earlier, doneOn: earlier };
    expect(daysWithStatus(both, 'inProgress', today)).toEqual({ doneOn: null });
    expect(daysWithStatus(both, 'notStarted', today)).toEqual({ startedOn: null, doneOn: null });
    expect(daysWithStatus(both, 'cancelled', today)).toEqual({});
  });
});
