import { appointmentRecord } from './appointment.ts';
import { assessmentRecord } from './assessment.ts';
import { caseRecord } from './case.ts';
import { channelRecord } from './channel.ts';
import { checkInRecord } from './check-in.ts';
import { consentRecord } from './consent.ts';
import { costRecord } from './cost.ts';
import { documentRecord } from './document.ts';
import { fileRecord } from './file.ts';
import { headCountRecord } from './head-count.ts';
import { helperRecord } from './helper.ts';
import { incidentRecord } from './incident.ts';
import { legRecord } from './leg.ts';
import { linkRecord } from './link.ts';
import { noteRecord } from './note.ts';
import { pathwayRecord } from './pathway.ts';
import { personRecord } from './person.ts';
import { safeHouseRecord } from './safe-house.ts';
import { stayRecord } from './stay.ts';
import { stepRecord } from './step.ts';
import { templateRecord } from './template.ts';
import { transitionRecord } from './transition.ts';
import { unitRecord } from './unit.ts';
import { watchRecord } from './watch.ts';
import type { RecordType } from './field.ts';

/** Every record type there is (8-records). A new one is a file and a line here. */
export const recordTypes: readonly RecordType[] = [
  caseRecord,
  personRecord,
  linkRecord,
  channelRecord,
  consentRecord,
  assessmentRecord,
  watchRecord,
  checkInRecord,
  safeHouseRecord,
  unitRecord,
  stayRecord,
  headCountRecord,
  legRecord,
  helperRecord,
  pathwayRecord,
  stepRecord,
  appointmentRecord,
  documentRecord,
  templateRecord,
  noteRecord,
  incidentRecord,
  transitionRecord,
  costRecord,
  fileRecord,
];

const byName: ReadonlyMap<string, RecordType> = new Map(recordTypes.map((type) => [type.name, type]));

/** Undefined for a type that this version doesn't know: such changes are kept and never applied. */
export const recordType = (name: string): RecordType | undefined => byName.get(name);
