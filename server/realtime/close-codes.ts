/**
 * Why a socket is closed. The stock y-websocket client stops for good on 4400–4499 and retries on all others;
 * a browser cannot see an HTTP status, so these are how it learns.
 */
export const CLOSE = {
  drained: 1001,
  tooBig: 1009,
  internal: 1011,
  overload: 1013,
  reauthorise: 4205,
  abuse: 4400,
  sessionEnded: 4401,
  accessRemoved: 4403,
  deleted: 4404,
  clientTooOld: 4406,
  locked: 4409,
  epochChanged: 4410,
} as const

export type CloseName = keyof typeof CLOSE

/**
 * What a close, or a permission-denied frame, says besides its code; at most 123 bytes. The page shows a
 * sentence of its own for each.
 */
export type CloseReason =
  | "content-refused"
  | "database-away"
  | "deleted"
  | "document-full"
  | "draining"
  | "epoch-changed"
  | "frame-not-understood"
  | "load-failed"
  | "locked"
  | "no-access"
  | "not-stored"
  | "read-only"
  | "rights-unknown"
  | "schema-too-new"
  | "schema-too-old"
  | "session-ended"
  | "silent"
  | "too-far-ahead"
  | "too-many-sockets"
  | "too-slow"

type Closing = { code: number; reason: CloseReason }

/** What each answer of the policies but a role does to a socket. An error closes for a while and never grants. */
export const ENDED: Record<"none" | "session_ended" | "deleted" | "unknown", Closing> = {
  none: { code: CLOSE.accessRemoved, reason: "no-access" },
  session_ended: { code: CLOSE.sessionEnded, reason: "session-ended" },
  deleted: { code: CLOSE.deleted, reason: "deleted" },
  unknown: { code: CLOSE.reauthorise, reason: "rights-unknown" },
}

/** What rows that the log refused do to everybody at their document, who may have seen what they held. */
export const REFUSED: Record<"locked" | "epoch" | "gone" | "unstorable" | "unknown", Closing> = {
  locked: { code: CLOSE.locked, reason: "locked" },
  epoch: { code: CLOSE.epochChanged, reason: "epoch-changed" },
  gone: { code: CLOSE.deleted, reason: "deleted" },
  unstorable: { code: CLOSE.internal, reason: "not-stored" },
  unknown: { code: CLOSE.internal, reason: "not-stored" },
}
