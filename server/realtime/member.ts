import type { CloseReason } from "./close-codes.ts"
import type { Content } from "./content.ts"
import type { Present } from "./presence.ts"
import type { Listener } from "./relay.ts"

/** A socket that has been let into a room. */
export type Member = Listener &
  Present & {
    readonly id: string
    readonly schemaVersion: number
    close(code: number, reason: CloseReason): void
    /** The room's rows up to this ticket are committed. */
    onDurable(durable: number): void
    /** The text was locked, or its lock was lifted: ask for the rights again. */
    reauthorise(): void
  }

/** What became of content that a member sent. */
export type Receipt =
  /** It is in the document (it may have been before); committed once the room's rows reach the ticket. */
  | { kind: "held"; ticket: number }
  | Exclude<Content, { kind: "fit" } | { kind: "redundant" }>
  | { kind: "full" }
  | { kind: "overload" }
  | { kind: "undecodable" }
