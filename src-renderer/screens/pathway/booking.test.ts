import { describe, expect, it } from 'vitest';
import { bookingOf, instantOf, readBooking, zones } from './booking.ts';
import { record } from './testing/plan-view.ts';

const at = { at: '2027-03-12T13:30:00Z', zone: 'Asia/Tbilisi' };

describe('an appointment as it is typed', () => {
  it('stands as the clocks of its place show it, and means the same moment again', () => {
    const booking = bookingOf(record('appointment', '01', { at, place: 'Gate 3', country: 'GE' }));
    expect(booking).toEqual({
      day: '2027-03-12',
      time: '17:30',
      zone: 'Asia/Tbilisi',
      place: 'Gate 3',
      country: 'GE',
    });
    expect(instantOf(booking)).toEqual(at);
  });

  it('is no moment until day and time are there', () => {
    const booking = bookingOf(undefined);
    expect(booking).toMatchObject({ day: null, time: '10:00', country: null });
    expect(instantOf(booking)).toBeNull();
    expect(instantOf({ ...booking, day: '2027-03-12', time: '25:00' })).toBeNull();
  });

  it('is kept as a draft and read again, whatever stands there', () => {
    const booking = bookingOf(record('appointment', '01', { at }));
    expect(readBooking({ ...booking })).toEqual(booking);
    for (const nonsense of [null, 'x', 3, []]) expect(readBooking(nonsense)).toBeNull();
    expect(readBooking({ day: 3 })).toMatchObject({ day: null, place: '' });
  });

  it('has a zone to choose, known here or not', () => {
    expect(zones('Europe/Berlin').filter(({ id }) => id === 'Europe/Berlin')).toHaveLength(1);
    expect(zones('Mars/Base')[0]).toEqual({ id: 'Mars/Base', text: 'Mars/Base' });
  });
});
