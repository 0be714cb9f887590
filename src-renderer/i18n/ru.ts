import common from './ru/common.json';
import refusal from './ru/refusal.json';
import record from './ru/record.json';
import field from './ru/field.json';
import choice from './ru/choice.json';
import app from './ru/app.json';
import onboarding from './ru/onboarding.json';
import unlock from './ru/unlock.json';
import records from './ru/records.json';
import today from './ru/today.json';
import lists from './ru/lists.json';
import cases from './ru/cases.json';
import checkins from './ru/checkins.json';
import passport from './ru/passport.json';
import intake from './ru/intake.json';
import casework from './ru/casework.json';
import clash from './ru/clash.json';
import files from './ru/files.json';
import erase from './ru/erase.json';
import houses from './ru/houses.json';
import drill from './ru/drill.json';
import shelter from './ru/shelter.json';
import pathway from './ru/pathway.json';
import waiting from './ru/waiting.json';
import pathways from './ru/pathways.json';
import pathwayLists from './ru/pathwayLists.json';
import templates from './ru/templates.json';
import contacts from './ru/contacts.json';
import keys from './ru/keys.json';
import exchange from './ru/exchange.json';
import conflicts from './ru/conflicts.json';
import quarantine from './ru/quarantine.json';
import audit from './ru/audit.json';
import settings from './ru/settings.json';

/** Every text in Russian; a test holds the two languages to the same keys. */
export const ru = {
  common,
  refusal,
  record,
  field,
  choice,
  app,
  onboarding,
  unlock,
  records,
  today,
  lists,
  cases,
  checkins,
  passport,
  intake,
  casework,
  clash,
  files,
  erase,
  houses,
  drill,
  shelter,
  pathway,
  waiting,
  pathways,
  pathwayLists,
  templates,
  contacts,
  keys,
  exchange,
  conflicts,
  quarantine,
  audit,
  settings,
};
