import type { RecordId } from './ids.ts';

/** A planned appointment, and who has to be there. */
export interface KeptAppointment {
  readonly record: RecordId;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly people: readonly RecordId[];
  readonly place: string | null;
  readonly country: string | null;
}

export interface AppointmentClash {
  readonly one: RecordId;
  readonly other: RecordId;
  /** False: at the same time. True: one after the other, too far from each other to reach. */
  readonly apart: boolean;
}

const hour = 3_600_000;
/** Nobody writes down how long an appointment takes: an hour is taken, waiting in line not counted. */
const length = hour;
/** Between places of one country, and between countries: what a journey takes at least. */
const between = { places: 3 * hour, countries: 24 * hour } as const;
const sameText = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one.trim().toLowerCase() === other.trim().toLowerCase();

/** Pairs that the same people can't both keep, in the order of time. Places that nobody has written down count as the same. */
export function appointmentClashes(all: readonly KeptAppointment[]): readonly AppointmentClash[] {
  const sorted = all.toSorted((a, b) => a.at - b.at || (a.record < b.record ? -1 : 1));
  return sorted.flatMap((one, at) => {
    const clashes: AppointmentClash[] = [];
    for (const other of sorted.slice(at + 1)) {
      const gap = other.at - one.at;
      if (gap >= length + between.countries) break;
      if (!one.people.some((person) => other.people.includes(person))) continue;
      const way = !sameText(one.country, other.country)
        ? between.countries
        : sameText(one.place, other.place)
          ? 0
          : between.places;
      if (gap < length) clashes.push({ one: one.record, other: other.record, apart: false });
      else if (gap < length + way) clashes.push({ one: one.record, other: other.record, apart: true });
    }
    return clashes;
  });
}
