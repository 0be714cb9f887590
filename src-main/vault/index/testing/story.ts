import type { LogEntry } from '../../../actions/ports/log.ts';
import type { ChangeId, DisclosureDigest } from '../../../domain/ids.ts';
import type { TrustState } from '../../../domain/trust.ts';
import type { MadeChange } from './log-maker.ts';
import {
  applied,
  channel,
  contact,
  erased,
  identity,
  LogMaker,
  manifest,
  ownIdentity,
  quarantined,
  record,
  self,
  TestLog,
  withhold,
} from './log-maker.ts';
import type { World } from './observed.ts';

const people = ['anna', 'house', 'law'].map(identity);
export const records = ['a', 'b', 'c', 'd', 'e'].map(record);
const states: readonly TrustState[] = ['rejected', 'unknown', 'accepted', 'verified'];
const words = ['ёж', 'ежик', 'ezh', 'room', 'дом', 'xyz'];
const texts = ['Ёжик', 'ежи', 'Room 3', 'дом', 'Ezhov'];

function pickFrom<T>(list: readonly T[], number: number): T {
  const picked = list[number % list.length];
  if (picked === undefined) throw new Error('nothing to pick from');
  return picked;
}

/** One step of a history, in numbers: what it becomes depends on what came before it. */
export interface Step {
  /** 0 to 22. */
  readonly what: number;
  /** 0 is oneself, to 3. */
  readonly who: number;
  readonly on: number;
  readonly to: number;
  readonly pick: number;
  readonly together: boolean;
}
/** Turns steps into a log and remembers everything that was in it. */
export class Story {
  readonly log = new TestLog();
  readonly made: MadeChange[] = [];
  readonly #make = new LogMaker();
  #number = 0;

  constructor(steps: readonly Step[]) {
    this.log.add([ownIdentity(), contact(pickFrom(people, 1), 'accepted', 'shelter')]);
    let segment: LogEntry[] = [];
    for (const each of steps) {
      segment.push(...this.#entries(each));
      if (each.together) continue;
      this.log.add(segment);
      segment = [];
    }
    this.log.add(segment);
  }

  get world(): World {
    return {
      records,
      people,
      changes: this.made.map(({ id }) => id),
      digests: this.made.flatMap(({ digests }) => [...digests.values()]),
      words,
    };
  }

  #entries({ what, who, on, to, pick }: Step): readonly LogEntry[] {
    const author = what === 5 ? pickFrom(people, 1) : pickFrom([self, ...people], who);
    const person = pickFrom(people, pick);
    // Houses and stays keep to their own ids mostly, so that pointers lead somewhere.
    const near = what === 2 || what === 3 ? on % 2 : what === 4 || what === 5 ? 2 + (on % 2) : on;
    const id = pickFrom(records, near);
    const keeper = pick % 4 === 0 ? person : pickFrom(people, 1);
    const house = pickFrom(records, to % 2);
    const text = pickFrom(texts, pick);
    const before = this.made[pick % Math.max(this.made.length, 1)];
    const from = manifest(String(pick % 7));
    const arrive = (made: MadeChange): LogEntry => {
      this.made.push(made);
      return applied(made, author === self ? null : from);
    };
    const over = (slot: string): Record<string, readonly ChangeId[]> =>
      pick % 3 === 0 || before === undefined ? {} : { [slot]: [before.id] };
    const write = (
      type: string,
      slots: Parameters<LogMaker['write']>[3],
      slot = Object.keys(slots)[0] ?? '',
    ): LogEntry => arrive(this.#make.write(author, type, id, slots, { over: over(slot), at: day(pick) }));
    switch (what) {
      case 0:
      case 1:
        return [write('case', { alias: text, status: 'open' })];
      case 2:
        return [write('safeHouse', { keeper, codeName: text }, 'keeper')];
      case 3:
        return [write('safeHouse', { state: pick % 2 === 0 ? 'open' : 'paused' })];
      case 4:
        return [write('stay', { safeHouse: house, guestName: text })];
      case 5:
        return [write('stay', { answer: 'canTake' })];
      case 6:
        return [write('note', { parent: pickFrom(records, to), text })];
      case 7:
        return [
          write(
            'person',
            { case: pickFrom(records, to), 'needs/quiet': pick % 2 === 0, alias: text },
            'needs/quiet',
          ),
        ];
      case 8:
        return [write(pick % 2 === 0 ? 'case' : 'note', { removed: pick % 3 === 0 ? null : 'why' })];
      case 9: {
        // Two values, or two records, in one change.
        const twice: [string, string] =
          pick % 2 === 0 ? ['field/alias', text] : ['record', pickFrom(records, to)];
        return [
          arrive(this.#make.change(author, [['type', 'case'], ['record', id], ['field/alias', 'x'], twice])),
        ];
      }
      case 10:
        return before === undefined
          ? []
          : [
              applied(
                withhold(before, (at) => (at + pick) % 3 !== 0),
                from,
              ),
            ];
      case 11: {
        const whole = this.#make.write(author, 'case', id, { alias: text });
        this.made.push(whole);
        return [
          applied(
            withhold(whole, (at) => (at + pick) % 2 === 0),
            from,
          ),
        ];
      }
      case 12: {
        const made = this.#make.write(author, 'case', id, { alias: text });
        this.made.push(made);
        return [quarantined(made, from)];
      }
      case 13:
        return before === undefined ? [] : [applied(before, from), applied(before, from)];
      case 14:
        return [
          contact(
            person,
            pickFrom(states, pick),
            pickFrom(['coordinator', 'shelter', 'legal'] as const, pick),
            {
              aead: pick % 2 === 0,
            },
          ),
        ];
      case 15:
        return before === undefined ? [] : [erased(...nth(before, pick))];
      case 16:
        return before === undefined
          ? [{ kind: 'setting', name: 'language', value: text }]
          : [{ kind: 'accepted', changes: [before.id], at: day(pick) }];
      case 17:
        return [
          {
            kind: 'sent',
            to: person,
            channel: channel(String(pick % 2)),
            number: (this.#number += 1),
            manifest: manifest(String(this.#number)),
            preset: 'coordinator',
            cases: [id],
            day: '2026-01-01',
            units: this.made
              .slice(0, pick % 5)
              .map((made) => ({ change: made.id, disclosures: [...made.digests.values()] })),
            acknowledged: [],
          },
        ];
      case 18:
        return [
          {
            kind: 'received',
            from: person,
            channel: channel(`${pick % 2} from ${person}`),
            number: pick % 7,
            manifest: from,
            previous: null,
            day: '2026-01-01',
            at: day(pick),
            acknowledgements: [
              {
                channel: channel(String(pick % 2)),
                upTo: this.#number,
                manifest: manifest(String(this.#number)),
                missing: [pick % 3],
                quarantined: before === undefined ? [] : [before.id],
              },
            ],
            journal: { number: 0, head: '' },
            quarantined: before === undefined ? [] : [before.id],
            ...(pick % 3 === 0 ? { unexpected: true } : {}),
          },
        ];
      case 19:
        return pick % 4 === 0
          ? [{ kind: 'warning settled', contact: person, at: day(pick) }]
          : [
              {
                kind: 'warning',
                from: person,
                channel: channel(`${pick % 2} from ${person}`),
                number: pick % 7,
                manifest: manifest(`fork ${pick % 5}`),
                at: day(pick),
              },
            ];
      case 20:
        return before === undefined
          ? []
          : [
              {
                kind: 'set aside',
                arrivals: this.made.slice(pick % this.made.length).map(({ id }) => ({ change: id, from })),
                reason: pick % 2 === 0 ? 'set-aside' : 'author-compromised',
                compromised: pick % 3 === 0 ? person : null,
                at: day(pick),
              },
            ];
      case 21: {
        const changes = this.made.filter((_, at) => (at + pick) % 2 === 0).map(({ id }) => id);
        const proposed = changes.filter((_, at) => (at + pick) % 3 === 0);
        return [{ kind: 'brought back', changes, proposed, at: day(pick) }];
      }
      case 22:
        return before === undefined
          ? []
          : [{ kind: 'left out', changes: [before.id], out: pick % 3 !== 0, at: day(pick) }];
      default:
        if (pick % 5 === 1) return [ownIdentity(pick % 2 === 0 ? 'shelter' : 'coordinator')];
        return pick % 4 === 0
          ? [{ kind: 'restored', at: day(pick), anchorSequence: 1 }]
          : [
              { kind: 'draft', key: text, value: pick % 3 === 0 ? null : pick, at: day(pick) },
              { kind: 'journal', number: pick, salt: '', event: {}, head: String(pick) },
            ];
    }
  }
}

const day = (pick: number): string => `2026-01-${String(1 + (pick % 28)).padStart(2, '0')}T00:00:00Z`;
const nth = (made: MadeChange, pick: number): DisclosureDigest[] =>
  [...made.digests.values()].filter((_, at) => at === pick % made.digests.size);
