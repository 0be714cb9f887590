import { auditHandlers } from './desk-audit.ts';
import { bundleHandlers } from './desk-bundles.ts';
import { checkinsHandlers } from './desk-checkins.ts';
import { drillHandlers } from './desk-drill.ts';
import { caseworkHandlers } from './desk-casework.ts';
import { erasureHandlers } from './desk-erasures.ts';
import { fileHandlers } from './desk-files.ts';
import { folderHandlers } from './desk-folder.ts';
import { intakeHandlers } from './desk-intake.ts';
import { quarantineHandlers } from './desk-quarantine.ts';
import { houseHandlers } from './desk-houses.ts';
import { pathwayHandlers } from './desk-pathway.ts';
import { listsHandlers } from './desk-lists.ts';
import { keyHandlers } from './desk-keys.ts';
import { pathwayListsHandlers } from './desk-pathway-lists.ts';
import { plansHandlers } from './desk-plans.ts';
import { passportHandlers } from './desk-passport.ts';
import { recordHandlers } from './desk-records.ts';
import { statisticsHandlers } from './desk-statistics.ts';
import { shelterHandlers } from './desk-shelter.ts';
import { templateDraftHandlers } from './desk-template-drafts.ts';
import { templateHandlers } from './desk-templates.ts';
import { vaultHandlers } from './desk-vault.ts';
import { ImportDesk } from './import-desk.ts';
import { comingTimes } from './open-watches.ts';
import type { Desk } from './ports/desk.ts';
import { Seat, type DeskBase } from './seat.ts';

/** Everything that a window can ask, one handler for each command of the contract. */
export function createDeskOver(base: DeskBase): Desk {
  const seat = new Seat();
  const importing = new ImportDesk(base.tools.randomness);
  return {
    handlers: {
      ...vaultHandlers(base, seat),
      ...keyHandlers(seat),
      ...recordHandlers(seat),
      ...passportHandlers(seat),
      ...checkinsHandlers(seat),
      ...drillHandlers(seat),
      ...intakeHandlers(seat),
      ...houseHandlers(seat),
      ...pathwayHandlers(seat),
      ...templateHandlers(seat),
      ...caseworkHandlers(seat),
      ...plansHandlers(seat),
      ...templateDraftHandlers(seat),
      ...shelterHandlers(seat),
      ...statisticsHandlers(seat),
      ...listsHandlers(seat),
      ...pathwayListsHandlers(seat),
      ...erasureHandlers(seat),
      ...fileHandlers(seat),
      ...bundleHandlers(base, seat, importing),
      ...folderHandlers(seat, importing),
      ...quarantineHandlers(seat),
      ...auditHandlers(base, seat),
    },
    state() {
      const { unlocked } = seat;
      if (unlocked === null) return { open: false, clockBehind: false, restored: false, erasedAgain: null };
      const newest = unlocked.vault.read.newestAt();
      return {
        open: true,
        clockBehind: newest !== null && Date.parse(newest) > unlocked.clock.now().getTime(),
        restored: unlocked.vault.restored,
        erasedAgain: unlocked.erasedAgain ?? null,
      };
    },
    reminderTimes: () => (seat.unlocked === null ? [] : comingTimes(seat.unlocked)),
    async idle() {
      await seat.unlocked?.vault.snapshot();
    },
    async close() {
      await seat.unlocked?.vault.close();
    },
  };
}
