import type { SamplePathway, SampleStep, Words } from './story.ts';

const w = (en: string, ru: string): Words => ({ en, ru });
const granted = (startedOn: number, doneOn: number): SampleStep => ({ status: 'granted', startedOn, doneOn });
const refused = (startedOn: number, doneOn: number): SampleStep => ({ status: 'refused', startedOn, doneOn });
const begun = (startedOn: number, due?: number): SampleStep => ({
  status: 'inProgress',
  startedOn,
  ...(due === undefined ? {} : { due }),
});
const submitted = (startedOn: number): SampleStep => ({ status: 'submitted', startedOn });
const of = (responsible: SampleStep['responsible'], step: SampleStep): SampleStep => ({
  ...step,
  ...(responsible === undefined ? {} : { responsible }),
});

const lawyer = w('Lawyer Invented', 'адвокат Выдуманова');
const poland = { template: 'pl-humanitarian-visa', responsible: 'me' } as const;
const tbilisi = { zone: 'Asia/Tbilisi', place: w('Consulate, Tbilisi', 'Консульство, Тбилиси') } as const;
const sponsors = w('Invented Friends of Toronto', '«Выдуманные друзья Торонто»');

/**
 * Copies of what comes with the app. Six cases go to Poland, so that something can be said of how long that took; of every
 * other country there are too few.
 */
export const samplePathways: readonly SamplePathway[] = [
  {
    of: 'Heron',
    template: 'de-residence-act-22',
    copied: -80,
    status: 'active',
    responsible: 'me',
    steps: {
      check: granted(-79, -74),
      ground: of('legal', granted(-74, -66)),
      statement: granted(-66, -50),
      tie: of('boris', granted(-66, -45)),
      passport: begun(-20, 6),
      'passport/Wren': granted(-60, -30),
      submit: of('legal', granted(-44, -42)),
      admission: of('legal', submitted(-42)),
    },
    appointments: [
      { step: 'passport/Heron', on: 6, time: '08:00', place: w('Passport office', 'Паспортный стол') },
    ],
  },
  {
    of: 'Heron',
    ...poland,
    copied: -30,
    status: 'active',
    steps: {
      check: granted(-29, -24),
      statement: granted(-28, -16),
      passport: begun(-20, 6),
      'passport/Wren': granted(-60, -30),
      photo: granted(-15, -14),
      insurance: of('boris', begun(-3, 5)),
      form: of(lawyer, begun(-10, 6)),
    },
    appointments: [
      // While she has to be at the passport office.
      { step: 'appointment/Heron', on: 6, time: '08:20', place: w('Visa centre', 'Визовый центр') },
      { step: 'appointment/Wren', on: 'closed', time: '09:00', place: w('Visa centre', 'Визовый центр') },
    ],
  },
  {
    of: 'Стриж',
    template: 'fr-asylum-visa',
    copied: -58,
    status: 'active',
    responsible: 'me',
    steps: {
      contact: granted(-57, -50),
      statement: granted(-56, -44),
      ties: of('boris', granted(-56, -43)),
      passport: granted(-57, -55),
      photo: granted(-45, -44),
      form: granted(-45, -43),
      filing: granted(-42, -38),
      interview: granted(-38, -30),
      decision: refused(-30, -6),
      silence: { status: 'cancelled' },
      appeal: of(lawyer, begun(-5, 4)),
    },
  },
  {
    of: 'Plover',
    template: 'es-asylum-act-38',
    copied: -42,
    status: 'active',
    responsible: 'boris',
    steps: {
      abroad: granted(-42, -41),
      lawyer: granted(-41, -34),
      evidence: granted(-40, -27),
      request: of(lawyer, granted(-26, -25)),
      hearing: granted(-24, -17),
      commission: of(lawyer, granted(-17, -10)),
      decision: granted(-10, -4),
      document: begun(-3, 3),
      journey: of('me', begun(-3, 3)),
    },
    appointments: [
      {
        step: 'document/Plover',
        on: 3,
        time: '07:00',
        ...tbilisi,
      },
      {
        step: 'hearing',
        on: -20,
        time: '09:30',
        ...tbilisi,
        status: 'completed',
      },
    ],
  },
  {
    // Their sponsors had begun years before they came here.
    of: 'Кулик',
    template: 'ca-private-sponsorship',
    copied: -70,
    status: 'active',
    responsible: sponsors,
    steps: {
      findSponsor: granted(-1400, -1310),
      funds: granted(-1310, -1205),
      forms: granted(-1310, -1270),
      submit: granted(-1204, -1201),
      completeness: granted(-1201, -1150),
      sponsorApproval: granted(-1150, -1040),
      biometrics: of('boris', granted(-1030, -990)),
      interview: of('boris', granted(-990, -21)),
      medical: of('boris', begun(-8, 2)),
      'medical/Чайка': of('boris', granted(-8, -5)),
      security: submitted(-20),
    },
    appointments: [
      {
        step: 'medical/Кулик',
        on: 2,
        time: '11:00',
        place: w('Clinic, second entrance', 'Клиника, второй вход'),
      },
    ],
  },
  {
    of: 'Rail',
    template: 'nl-human-rights-defenders',
    copied: -62,
    status: 'active',
    responsible: 'me',
    anchors: { callCloses: -8, stayStarts: 110 },
    steps: {
      check: granted(-61, -57),
      mission: { status: 'cancelled' },
      evidence: granted(-57, -30),
      apply: granted(-14, -11),
      selection: submitted(-11),
      passport: begun(-12, 40),
    },
  },
  {
    of: 'Аист',
    template: 'ca-private-sponsorship',
    copied: -84,
    status: 'granted',
    responsible: sponsors,
    steps: {
      findSponsor: granted(-1700, -1520),
      funds: granted(-1520, -1460),
      forms: granted(-1520, -1488),
      submit: granted(-1459, -1450),
      completeness: granted(-1450, -1380),
      sponsorApproval: granted(-1380, -1290),
      biometrics: granted(-1280, -1210),
      interview: granted(-1290, -310),
      medical: granted(-300, -272),
      security: granted(-310, -150),
      decision: granted(-150, -75),
      travelDocument: granted(-75, -40),
      exitPermit: granted(-75, -48),
      tickets: granted(-40, -25),
      departure: granted(-25, -24),
    },
  },
  {
    of: 'Журавль',
    ...poland,
    copied: -50,
    status: 'active',
    steps: {
      check: granted(-49, -40),
      statement: granted(-48, -30),
      passport: granted(-49, -35),
      photo: granted(-40, -38),
      insurance: granted(-30, -28),
      form: granted(-36, -33),
      appointment: granted(-28, -16),
      decision: of(lawyer, submitted(-16)),
    },
  },
  {
    of: 'Коростель',
    ...poland,
    copied: -38,
    status: 'active',
    responsible: 'boris',
    steps: {
      check: granted(-37, -35),
      statement: granted(-37, -29),
      passport: granted(-37, -33),
      photo: granted(-33, -32),
      insurance: granted(-33, -31),
      form: granted(-34, -30),
      appointment: granted(-29, -21),
      decision: submitted(-21),
    },
  },
  {
    of: 'Osprey',
    ...poland,
    copied: -26,
    status: 'granted',
    steps: {
      check: granted(-26, -25),
      statement: granted(-26, -22),
      passport: granted(-26, -24),
      photo: granted(-25, -24),
      insurance: granted(-25, -24),
      form: granted(-24, -22),
      appointment: granted(-21, -14),
      decision: granted(-14, -3),
      collect: granted(-3, -1),
      travel: begun(-1),
    },
  },
  {
    of: 'Gannet',
    ...poland,
    copied: -18,
    status: 'active',
    steps: {
      check: granted(-18, -15),
      statement: granted(-17, -9),
      passport: granted(-18, -10),
      photo: begun(-2, 4),
    },
  },
  {
    of: 'Lapwing',
    ...poland,
    copied: -62,
    status: 'abandoned',
    responsible: 'boris',
    steps: {
      check: granted(-61, -47),
      statement: granted(-60, -39),
    },
  },
];
