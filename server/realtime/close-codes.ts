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
