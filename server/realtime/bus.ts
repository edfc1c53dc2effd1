/** What one process tells the others. It only wakes them: the truth is in the log, which they then read. */
export type Hint =
  /** A document's log reached a sequence; null: something else about it changed (lock, epoch, schema floor). */
  | { kind: "head"; documentId: string; headSeq: number | null }
  /** Somebody's rights changed. */
  | { kind: "access" }

/**
 * A hint may be lost, doubled or late, and its sender hears it too: everything that listens also polls.
 */
export type Bus = {
  publish(hint: Hint): void
  /** @returns a function that ends the subscription */
  subscribe(hear: (hint: Hint) => void): () => void
  close(): Promise<void>
}

/** The bus of a single process. */
export const createLocalBus = (): Bus => {
  const listeners = new Set<(hint: Hint) => void>()
  return {
    publish: (hint) => {
      for (const hear of listeners) hear(hint)
    },
    subscribe: (hear) => {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
    close: async () => listeners.clear(),
  }
}
