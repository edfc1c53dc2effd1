/**
 * Where the bytes of files are: a store by digest, that knows neither names nor owners. A digest is the
 * SHA-256 of the bytes in 64 hexadecimal characters.
 */
export type Files = {
  /** Stores bytes for good and gives their digest; bytes that are already there count as put now. */
  put(bytes: Uint8Array): Promise<string>
  /** The bytes of a digest, or null when nothing is stored under it. */
  get(digest: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Removes the bytes of a digest; those that are not there are removed already. */
  remove(digest: string): Promise<void>
  /** Digests whose bytes were put before that moment, for the sweep. */
  putBefore(moment: Date): AsyncIterable<string>
}

/** What files may take, in bytes, and how long what nobody needs is kept, in hours. */
export type FileLimits = {
  largestBytes: number
  ownerBytes: number
  installationBytes: number
  pendingHours: number
  graceHours: number
}
