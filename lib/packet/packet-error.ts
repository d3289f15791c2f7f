/** A file that cannot be read as what it is given for; one sentence for the reader. */
export class PacketError extends Error {
  override readonly name = "PacketError";
}
