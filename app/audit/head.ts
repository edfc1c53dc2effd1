/** A head of the chain that somebody kept outside: up to entry `seq` the past is the one with this hash. */
export type KeptHead = { seq: number; hash: string }

/** As people copy it: `1042:9f2c…`. */
export const writeHead = ({ seq, hash }: KeptHead): string => `${seq}:${hash}`

/** A copied head, or null when it is not one. */
export const readHead = (text: string): KeptHead | null => {
  const [, seq, hash] = /^\s*([1-9]\d{0,14})\s*:\s*([0-9a-f]{64})\s*$/i.exec(text) ?? []
  return seq && hash ? { seq: Number(seq), hash: hash.toLowerCase() } : null
}
