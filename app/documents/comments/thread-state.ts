export const THREAD_STATES = ["open", "resolved", "all"] as const
export type ThreadState = (typeof THREAD_STATES)[number]

/** Which threads a list shows: the open ones unless something else is asked for. */
export const readThreadState = (asked: string | null): ThreadState =>
  THREAD_STATES.find((state) => state === asked) ?? "open"
