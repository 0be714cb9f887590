/** By whose calendar it is today here: the IANA zone of this computer. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
