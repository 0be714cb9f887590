/** A text in both languages of the app; the sample is written in the one that the window speaks. */
export interface Words {
  readonly en: string;
  readonly ru: string;
}

/** Days are counted from the day on which the sample is made: negative ones are past. */
type Offset = number;

export interface SamplePerson {
  readonly alias: string;
  readonly ageBand: 'child' | 'teen' | 'adult' | 'older';
  readonly languages: readonly string[];
  readonly needs?: readonly string[];
  /** Always begins with "Invented" or «Выдуман». */
  readonly trueName?: string;
  readonly born?: string;
  /** Of the first person of the case: what this one is. */
  readonly link?: string;
}

export interface SampleStay {
  /** Names of a house and of a unit in it. */
  readonly house: string;
  readonly unit: string | null;
  readonly guestName: string;
  readonly from: Offset;
  readonly until: Offset;
  readonly status: 'planned' | 'checkedIn' | 'checkedOut' | 'cancelled';
  /** Recorded on that day; two days before it begins where nothing is said. */
  readonly planned?: Offset;
  /** More people than beds, knowing it. */
  readonly overrideReason?: Words;
}

export interface SampleWatch {
  readonly everyHours: number;
  /** Hours before now: the newest due time. */
  readonly dueHoursAgo: number;
  /** What came of the check-ins so far, oldest first, one for each due time up to the newest; null: nothing yet. */
  readonly outcomes: readonly ('safe' | 'concern' | 'noAnswer' | 'dangerWord' | null)[];
  readonly watcher: 'me' | 'boris';
}

export interface SampleLeg {
  readonly from: string;
  readonly to: string;
  /** Hours from now. */
  readonly departs: number;
  readonly arrives: number;
  readonly zones: readonly [string, string];
  readonly transport: Words;
  readonly escort: string | null;
  /** Kinds of those documents of the case that are carried. */
  readonly papers?: readonly string[];
  readonly status: 'planned' | 'confirmed' | 'underway' | 'arrived' | 'abandoned';
}

/** How far a step has come, and whose it is to see to it. */
export interface SampleStep {
  readonly status: 'notStarted' | 'inProgress' | 'submitted' | 'granted' | 'refused' | 'cancelled';
  readonly startedOn?: Offset;
  readonly doneOn?: Offset;
  readonly due?: Offset;
  readonly responsible?: SampleResponsible;
}

export type SampleResponsible = 'me' | 'boris' | 'legal' | Words;

export interface SampleAppointment {
  /** As in {@link SamplePathway.steps}. */
  readonly step: string;
  /** If that is on a weekend, the Monday after. `closed`: the next holiday of the country that is asked. */
  readonly on: Offset | 'closed';
  /** By the clock in UTC. */
  readonly time: string;
  /** Moscow's where nothing is said. */
  readonly zone?: string;
  readonly place: Words;
  readonly status?: 'completed';
}

/** A copy of a template that comes with the app. */
export interface SamplePathway {
  /** Alias of the case. */
  readonly of: string;
  /** Its own id. */
  readonly template: string;
  readonly copied: Offset;
  readonly status: 'planned' | 'active' | 'granted' | 'refused' | 'abandoned';
  readonly anchors?: Readonly<Record<string, Offset>>;
  /** Of every step that is begun. */
  readonly responsible: SampleResponsible;
  /** By the template's keys; `key/alias` where each person has a step of their own and theirs stands otherwise. */
  readonly steps: Readonly<Record<string, SampleStep>>;
  readonly appointments?: readonly SampleAppointment[];
}

export interface SampleCase {
  readonly alias: string;
  readonly began: Offset;
  readonly status: 'intake' | 'vetting' | 'open' | 'closed';
  readonly closure?: 'durableSolution' | 'withdrew' | 'unreachable' | 'transferred';
  readonly priority: 'emergency' | 'urgent' | 'normal';
  readonly owner: 'me' | 'boris' | null;
  readonly danger: Words;
  readonly persons: readonly SamplePerson[];
  readonly channel: readonly [kind: string, value: string];
  readonly where?: Words;
  readonly vouchedBy?: 'boris';
  readonly safeTimes?: Words;
  readonly neverSay?: Words;
  /** What was answered with yes, and what nobody knows; everything else with no. */
  readonly answers?: { readonly yes: readonly string[]; readonly unknown?: readonly string[] };
  readonly level?: 'extreme' | 'high' | 'medium' | 'low';
  readonly assessed?: Offset;
  readonly nextAssessment?: Offset;
  readonly vetting?: Readonly<Record<string, boolean>>;
  readonly stays?: readonly SampleStay[];
  readonly watch?: SampleWatch;
  readonly legs?: readonly SampleLeg[];
  /** Of the first person. */
  readonly documents?: readonly (readonly [kind: string, until: Offset | null, from?: Offset])[];
  readonly consent?: { readonly partner: string; readonly groups: readonly string[]; readonly until: Offset };
  readonly notes?: readonly (readonly [on: Offset, text: Words])[];
  readonly incident?: { readonly day: Offset; readonly place: string; readonly account: Words };
  readonly costs?: readonly (readonly [on: Offset, amount: string, currency: string, line: string])[];
  readonly referral?: {
    readonly service: string;
    /** A partner of the sample, or somebody without Corridor. */
    readonly partner: 'legal' | Words;
    readonly status: 'pending' | 'accepted';
    readonly groups: readonly string[];
  };
  /** Sent to these partners with the bundles. */
  readonly shared?: readonly ('boris' | 'legal')[];
}

export interface SampleHouse {
  readonly codeName: string;
  readonly state: 'open' | 'paused' | 'compromised';
  readonly keeper: 'shelter' | null;
  readonly suits: readonly string[];
  readonly host: string | null;
  readonly units: readonly (readonly [
    name: Words,
    beds: number,
    /** For good, or for the nights from the first day to the morning of the second. */
    blocked?: true | readonly [from: Offset, until: Offset],
  ])[];
}

export interface SampleHelper {
  readonly alias: string;
  readonly kinds: readonly string[];
  readonly vetting: 'notVetted' | 'inProgress' | 'vetted' | 'refused';
  readonly state: 'compromised' | 'paused' | 'active';
  readonly phone: string;
}
