import type { AnyPacket } from 'openpgp';

/**
 * True when the library would write the packet as it was read. It overlooks wrong bit counts of integers and wrong counts of fields;
 * here whoever changes an octet is to be told so, and one thing is to have one form.
 */
export const isWrittenAs = (packet: AnyPacket | undefined, body: Uint8Array): boolean =>
  packet !== undefined && Buffer.from(body).equals(packet.write());
