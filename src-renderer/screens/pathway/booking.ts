import type { Json, RecordView } from '../../../src-preload/contract/views.ts';
import { textOf, zoneOf } from '../../forms/typed-values.ts';
import { instantIn, systemZone, wallClock } from '../../forms/zoned-time.ts';

/** An appointment as it is typed. No interface: as a draft it has to be JSON to the compiler. */
export type Booking = {
  readonly day: string | null;
  readonly time: string;
  readonly zone: string;
  readonly place: string;
  readonly country: string | null;
};

const morning = '10:00';

/** As the clocks of its place show it; of a new one everything is still open. */
export function bookingOf(appointment: RecordView | undefined): Booking {
  const at = appointment?.values['at'] ?? null;
  const zone = zoneOf(at) || systemZone;
  const wall = wallClock(zone, textOf((at as { readonly at?: Json } | null)?.at));
  return {
    day: wall?.day ?? null,
    time: wall?.time ?? morning,
    zone,
    place: textOf(appointment?.values['place']),
    country: textOf(appointment?.values['country']) || null,
  };
}

/** What was kept of one that nobody has saved; null when it can't be read. */
export function readBooking(kept: Json | null): Booking | null {
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return null;
  const { day, time, zone, place, country } = kept as Readonly<Record<string, Json>>;
  return {
    day: textOf(day) || null,
    time: textOf(time),
    zone: textOf(zone) || systemZone,
    place: textOf(place),
    country: textOf(country) || null,
  };
}

/** Null until both are there and the clocks of the place know them. */
export function instantOf({
  day,
  time,
  zone,
}: Booking): { readonly at: string; readonly zone: string } | null {
  const at = day === null ? null : instantIn(zone, day, time);
  return at === null ? null : { at, zone };
}

const known = Intl.supportedValuesOf('timeZone');

export const zones = (chosen: string): readonly { readonly id: string; readonly text: string }[] =>
  (known.includes(chosen) ? known : [chosen, ...known]).map((id) => ({ id, text: id.replaceAll('_', ' ') }));
