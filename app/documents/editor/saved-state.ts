/** The kinds of sync message that a client sends. */
export type SyncFrame = "step1" | "step2" | "update"

export type ConnectionEvent =
  /** A change made here, on the text that the page holds. */
  | { type: "edited"; at: number }
  | { type: "opened" }
  | { type: "sent"; frame: SyncFrame }
  /** The text of the server has arrived whole. */
  | { type: "synced" }
  /** "The sync frames 1…n of this connection are committed." */
  | { type: "acknowledged"; frames: number; at: number }
  /** The connection is gone; `code` as in the close frame, null when it was cut on this side. */
  | { type: "lost"; code: number | null }
  /** The connection stays, and content from here is refused: why. */
  | { type: "denied"; why: "locked" | "read-only" }
  /** The server asks for what this page has: content is taken, again or for the first time. */
  | { type: "asked" }
  /** The view could not follow the text: nothing more is written from here. */
  | { type: "broken" }
  | { type: "tick"; at: number }

/** Why a page only reads. */
export type ReadOnlyReason =
  | "role"
  | "session_ended"
  | "access_removed"
  | "deleted"
  | "client_too_old"
  | "epoch_changed"
  | "refused"
  | "server_away"
  | "too_big"
  | "broken"

/** What the page says about what was written. `changes` counts what the server has not confirmed. */
export type SavedState =
  | { kind: "connecting" }
  | { kind: "saved"; at: number | null }
  | { kind: "saving" }
  | { kind: "unsaved"; changes: number }
  | { kind: "offline" }
  | { kind: "read_only"; why: ReadOnlyReason; changes: number }
  | { kind: "locked"; changes: number }

/** What is known about this page's changes. Made by `startSaving`, moved by `nextSaving`. */
export type Saving = {
  mayWrite: boolean
  /** Changes made here, and how many of them the server has confirmed. */
  made: number
  covered: number
  /** For each sync frame of this connection not yet acknowledged: how many changes are safe once it is. */
  frames: readonly number[]
  acknowledged: number
  /** Whether this connection has sent the whole state; a change sent before that may lack what it builds on. */
  isWhole: boolean
  isOpen: boolean
  isSynced: boolean
  closed: number | null
  denied: "locked" | "read-only" | null
  broken: boolean
  savedAt: number | null
  /** Since when the oldest unconfirmed change waits without progress. */
  waitingSince: number | null
  slow: boolean
}

/** How long "Salvo…" may stand before it is called what it is. */
export const SLOW_AFTER_MS = 5000

export const startSaving = (mayWrite: boolean): Saving => ({
  mayWrite,
  made: 0,
  covered: 0,
  frames: [],
  acknowledged: 0,
  isWhole: false,
  isOpen: false,
  isSynced: false,
  closed: null,
  denied: null,
  broken: false,
  savedAt: null,
  waitingSince: null,
  slow: false,
})

const afterSending = (saving: Saving, frame: SyncFrame): Saving => {
  const isWhole = saving.isWhole || frame === "step2"
  const safe = isWhole && frame !== "step1" ? saving.made : 0
  return { ...saving, isWhole, frames: [...saving.frames, Math.max(safe, saving.frames.at(-1) ?? 0)] }
}

const afterAcknowledging = (saving: Saving, upTo: number, at: number): Saving => {
  const count = Math.min(upTo - saving.acknowledged, saving.frames.length)
  if (count <= 0) return saving
  const covered = Math.max(saving.covered, saving.frames[count - 1] ?? 0)
  const isProgress = covered > saving.covered
  const isAll = covered === saving.made
  return {
    ...saving,
    acknowledged: saving.acknowledged + count,
    frames: saving.frames.slice(count),
    covered,
    savedAt: isProgress ? at : saving.savedAt,
    waitingSince: isAll ? null : isProgress ? at : saving.waitingSince,
    slow: isAll || isProgress ? false : saving.slow,
  }
}

const isSlow = ({ waitingSince, slow }: Saving, at: number) =>
  slow || (waitingSince !== null && at - waitingSince >= SLOW_AFTER_MS)

/** What is known after an event. */
export const nextSaving = (saving: Saving, event: ConnectionEvent): Saving => {
  switch (event.type) {
    case "edited":
      return { ...saving, made: saving.made + 1, waitingSince: saving.waitingSince ?? event.at }
    case "opened":
      return { ...saving, isOpen: true, isWhole: false, frames: [], acknowledged: 0, denied: null }
    case "sent":
      return afterSending(saving, event.frame)
    case "synced":
      // Not when the connection opens: a server that is away still opens connections, and closes them.
      return { ...saving, isSynced: true, closed: null }
    case "acknowledged":
      return afterAcknowledging(saving, event.frames, event.at)
    case "lost":
      return { ...saving, isOpen: false, isWhole: false, frames: [], acknowledged: 0, closed: event.code }
    case "denied":
      return { ...saving, denied: event.why }
    case "asked":
      return saving.denied ? { ...saving, denied: null } : saving
    case "broken":
      return { ...saving, broken: true }
    case "tick":
      return isSlow(saving, event.at) === saving.slow ? saving : { ...saving, slow: true }
  }
}

const ENDED: Readonly<Record<number, ReadOnlyReason>> = {
  4401: "session_ended",
  4403: "access_removed",
  4404: "deleted",
  4406: "client_too_old",
  4410: "epoch_changed",
  1009: "too_big",
  1013: "server_away",
}
const LOCKED = 4409

const whyReadOnly = ({ closed, denied, broken, mayWrite }: Saving): ReadOnlyReason | null => {
  if (closed !== null && ENDED[closed]) return ENDED[closed] ?? null
  if (closed !== null && closed >= 4400 && closed < 4500) return "refused"
  if (broken) return "broken"
  if (!mayWrite) return "role"
  return denied ? "access_removed" : null
}

/** What the page says. "Saved" stands only where the server has confirmed every change made here. */
export const savedState = (saving: Saving): SavedState => {
  const changes = saving.made - saving.covered
  if (saving.closed === LOCKED || (saving.closed === null && saving.denied === "locked"))
    return { kind: "locked", changes }
  const why = whyReadOnly(saving)
  if (why) return { kind: "read_only", why, changes }
  if (!saving.isSynced) return changes > 0 ? { kind: "unsaved", changes } : { kind: "connecting" }
  if (!saving.isOpen) return changes > 0 ? { kind: "unsaved", changes } : { kind: "offline" }
  if (changes === 0) return { kind: "saved", at: saving.savedAt }
  return saving.slow ? { kind: "unsaved", changes } : { kind: "saving" }
}

/** Whether the text may be written now: by right, once it has arrived, and not after a refusal. */
export const isWritable = (saving: Saving): boolean => {
  const { kind } = savedState(saving)
  return saving.isSynced && kind !== "read_only" && kind !== "locked"
}

/** Whether closing the page would lose something: then the browser asks first. */
export const hasUnsaved = (saved: SavedState): boolean =>
  saved.kind === "saving" || ("changes" in saved && saved.changes > 0)
