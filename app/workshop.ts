/**
 * Work that would hold up the process (files written and read), done in a thread of its own within limits of
 * time and memory. What goes in and comes out is copied.
 */
export type Workshop = {
  /** @throws with `code`: BUSY when too much waits, TOO_LATE, LOST when the thread died; else what the work threw */
  run(task: string, input: unknown): Promise<unknown>
}

/** Whether work was given up because of a limit, and not because of an error in it. */
export const isOutOfRoom = (error: unknown): boolean =>
  ["BUSY", "TOO_LATE", "LOST"].includes(String((error as { code?: unknown } | null)?.code))
