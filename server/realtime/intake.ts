import type { Acknowledgements } from "./acknowledgements.ts"
import { CLOSE, type CloseReason } from "./close-codes.ts"
import type { Member } from "./member.ts"
import { packetOf } from "./packet.ts"
import { writePermissionDenied } from "./protocol.ts"
import type { Room } from "./room.ts"
import type { RealtimeSettings } from "./settings.ts"

export type IntakeDeps = {
  settings: Pick<RealtimeSettings, "maxHeldBytes" | "syncFramesBurst">
  acknowledgements: Acknowledgements
  quarantine(data: Uint8Array, reason: string): void
  /** Content came before what it builds on. */
  onEarly(): void
}

type Early = { number: number; update: Uint8Array }
export type Writing = Member & {
  readonly isClosed: boolean
  readonly canWrite: boolean
  /** Why content is refused from somebody who may not write. */
  readonly refusal: { code: number; reason: CloseReason }
}

/**
 * What becomes of the content that one socket sends. What comes before the content it builds on (a change made
 * while the page still owes the changes it made offline) waits here, outside the shared document, unconfirmed.
 */
export class Intake {
  private early: Early[] = []
  private earlyBytes = 0

  constructor(
    private readonly writer: Writing,
    private readonly deps: IntakeDeps,
  ) {}

  /** Takes sync frame `number`. May whoever sent it write is asked now, at each message. */
  receive(room: Room, update: Uint8Array, number: number): void {
    const { writer, deps } = this
    if (!writer.canWrite) {
      if (room.holds(update)) deps.acknowledgements.settle(number, room.enqueued)
      else this.deny(writer.refusal.reason, writer.refusal.code)
      return
    }
    if (!this.take(room, update, number)) return
    const early = this.early
    this.early = []
    this.earlyBytes = 0
    for (const waiting of early) this.take(room, waiting.update, waiting.number)
  }

  /** Returns whether the content is in the document, so that what waited for it may be tried again. */
  private take(room: Room, update: Uint8Array, number: number): boolean {
    if (this.writer.isClosed) return false
    const receipt = room.receive(update, this.writer)
    if (receipt.kind === "held") {
      this.deps.acknowledgements.settle(number, receipt.ticket)
      return true
    }
    if (receipt.kind === "early") this.keep(update, number)
    else if (receipt.kind === "overload") this.writer.close(CLOSE.overload, "database-away")
    else if (receipt.kind === "full") this.deny("document-full", CLOSE.tooBig)
    else this.refuse(update, receipt.kind === "unfit" ? receipt.reason : "undecodable")
    return false
  }

  private keep(update: Uint8Array, number: number) {
    this.deps.onEarly()
    this.early.push({ update, number })
    this.earlyBytes += update.length
    const { maxHeldBytes, syncFramesBurst } = this.deps.settings
    if (this.earlyBytes <= maxHeldBytes && this.early.length <= syncFramesBurst) return
    this.deps.quarantine(update, "too-far-ahead")
    this.writer.close(CLOSE.abuse, "too-far-ahead")
  }

  private deny(reason: CloseReason, code: number) {
    this.writer.sendUpdate(packetOf(writePermissionDenied(reason)))
    this.writer.close(code, reason)
  }

  private refuse(update: Uint8Array, reason: string) {
    this.deps.quarantine(update, reason)
    this.writer.close(CLOSE.abuse, "content-refused")
  }
}
