export type DocumentRights =
  /** Existence is private. */
  | { kind: "none" }
  | { kind: "session_ended" }
  | { kind: "deleted" }
  | {
      kind: "role"
      role: "write" | "comment" | "read"
      /** An adopted text: whoever may read it reads, nobody writes. */
      locked: boolean
      /** Under final review: others' changes are shown once they are committed. */
      confirmFirst: boolean
    }

/** What the co-editing server asks of the application. */
export type RealtimePorts = {
  /** Who is behind the Cookie header; null when there is no valid session. */
  identify(cookie: string | undefined): Promise<{ sessionId: string; personId: string; name: string } | null>
  /** What this person may do with the document now; asked at the upgrade, on every change of access, every 30 s. */
  rights(ask: { sessionId: string; personId: string; documentId: string }): Promise<DocumentRights>
  /**
   * Many of a text's blocks went: keeps the text as it was before, as of a sequence, as a version.
   * @throws if it cannot be kept now; it is asked again
   */
  keepBeforeLoss?(text: { documentId: string; epoch: number; seq: number; json: string }): Promise<void>
}

/** The part of a pino logger that is used. Names, addresses and texts never reach it. */
export type RealtimeLog = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}
