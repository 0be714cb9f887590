import common from './en/common.json';
import refusal from './en/refusal.json';
import record from './en/record.json';
import field from './en/field.json';
import choice from './en/choice.json';
import app from './en/app.json';
import onboarding from './en/onboarding.json';
import unlock from './en/unlock.json';
import records from './en/records.json';
import today from './en/today.json';
import lists from './en/lists.json';
import cases from './en/cases.json';
import checkins from './en/checkins.json';
import passport from './en/passport.json';
import intake from './en/intake.json';
import casework from './en/casework.json';
import clash from './en/clash.json';
import files from './en/files.json';
import erase from './en/erase.json';
import houses from './en/houses.json';
import drill from './en/drill.json';
import shelter from './en/shelter.json';
import pathway from './en/pathway.json';
import waiting from './en/waiting.json';
import pathways from './en/pathways.json';
import pathwayLists from './en/pathwayLists.json';
import templates from './en/templates.json';
import contacts from './en/contacts.json';
import keys from './en/keys.json';
import exchange from './en/exchange.json';
import conflicts from './en/conflicts.json';
import quarantine from './en/quarantine.json';
import audit from './en/audit.json';
import settings from './en/settings.json';

/** Every text in English; a test holds the two languages to the same keys. */
export const en = {
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
