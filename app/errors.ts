import type { MessageKey } from "./i18n/translate.ts"

/** What a verb may answer instead of doing its work. */
export type ErrorCode = "not_found" | "forbidden" | "conflict" | "invalid"

/** A message key of `app/i18n/messages`, with the values of its placeholders. */
export type Reason = { key: MessageKey; values?: Record<string, string | number> }

/** One of several things that somebody may have meant; `help` tells it from the others. */
export type Choice = { value: string; label: string; help: string; language: string }

/**
 * A refusal of the domain: what kind, and why in a message key. Told apart by `code` and never by
 * `instanceof`, since the server and the pages are two module graphs.
 */
export class DomainError extends Error {
  readonly isDomainError = true
  constructor(
    readonly code: ErrorCode,
    readonly reason: Reason,
    /** The form field that the reason belongs to, if it belongs to one. */
    readonly field?: string,
    /** What the form offers beside the field, to choose from. */
    readonly choices?: readonly Choice[],
  ) {
    super(`${code}: ${reason.key}`)
  }
}

export const isDomainError = (error: unknown): error is DomainError =>
  typeof error === "object" && error !== null && (error as DomainError).isDomainError === true

/** A reason without placeholders, the usual case. */
export const because = (key: MessageKey, values?: Reason["values"]): Reason =>
  values ? { key, values } : { key }

/** Throws `forbidden` when a policy gives a reason; returns when it gives none. */
export const refuse = (reason: Reason | null): void => {
  if (reason) throw new DomainError("forbidden", reason)
}

export const notFound = (key: MessageKey = "errors.not_found.text") =>
  new DomainError("not_found", because(key))
export const invalid = (field: string, key: MessageKey, values?: Reason["values"]) =>
  new DomainError("invalid", because(key, values), field)
export const conflict = (key: MessageKey, field?: string) => new DomainError("conflict", because(key), field)

/** The row, or `not_found`. */
export const found = <T>(row: T | null | undefined, key?: MessageKey): T => {
  if (row === null || row === undefined) throw notFound(key)
  return row
}

/** The name of the constraint that refused a statement, through Drizzle's wrapping, or null. */
export const brokenConstraint = (error: unknown): string | null => {
  for (let e = error as { constraint?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (typeof e.constraint === "string") return e.constraint
  return null
}

/** Turns a broken named constraint into the refusal that it stands for; rethrows everything else. */
export const orConflict = (constraints: Record<string, DomainError>) => (error: unknown) => {
  const refused = constraints[brokenConstraint(error) ?? ""]
  throw refused ?? error
}
