/**
 * Bytes with nothing beside them. Node cuts small buffers out of one shared piece of memory, and a message to the window
 * takes the whole piece along: larger than needed, and with other files' bytes in it.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  const isWhole = bytes.byteLength === bytes.buffer.byteLength;
  return isWhole ? new Uint8Array(bytes.buffer, 0, bytes.byteLength) : new Uint8Array(bytes);
}
