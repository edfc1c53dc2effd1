import { Transform } from "node:stream"

/**
 * What React 18 renders, as bytes of a page. Where a letter of several bytes does not fit into the rest of a piece, React
 * sends the piece filled up with zeros and the letter in the next one; browsers show those zeros as "�" in the middle of
 * a word. A page has no zeros of its own, so they are left out.
 */
export const htmlStream = (): Transform =>
  new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk)
    },
  })
