import { performance } from "node:perf_hooks"
import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import * as Y from "yjs"
import { Acknowledgements } from "./acknowledgements.ts"
import { CLOSE, type CloseReason, ENDED } from "./close-codes.ts"
import { Intake } from "./intake.ts"
import { Line } from "./line.ts"
import type { Member } from "./member.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import { type Packet, packetOf } from "./packet.ts"
import type { RealtimePorts } from "./ports.ts"
import {
  type Frame,
  writeAcknowledgement,
  writePermissionDenied,
  writeStep1,
  writeStep2,
} from "./protocol.ts"
import type { Allowance } from "./rate.ts"
import type { Room } from "./room.ts"
import type { Visit } from "./rooms.ts"
import type { RealtimeSettings } from "./settings.ts"
import { Standing } from "./standing.ts"

export type Address = {
  documentId: string
  epoch: number
  schemaVersion: number
  wantsAcknowledgements: boolean
}

export type ConnectionDeps = {
  settings: RealtimeSettings
  metrics: RealtimeMetrics
  ports: RealtimePorts
  quarantine(frame: { documentId: string; data: Uint8Array; authorId: string; reason: string }): void
  onEnd(connection: Connection): void
}

/** How long somebody whose page says nothing of itself waits to be told who is there. */
const UNINTRODUCED_MS = 200

/** One socket at one document: who is behind it, what they may do now, what they are owed. */
export class Connection implements Member {
  isSynced = false
  readonly standing: Standing
  private readonly line: Line
  private readonly acknowledgements = new Acknowledgements()
  private readonly intake: Intake
  private room: Room | null = null
  private visit: Visit | null = null
  private delayedAnswers: { frame: Uint8Array; ticket: number }[] = []
  /** What the other side knows of its right to write; a page that just came knows that it may not, or is told. */
  private isTold = false

  constructor(
    readonly id: string,
    readonly address: Address,
    socket: WebSocket,
    wire: Duplex,
    private readonly deps: ConnectionDeps,
  ) {
    this.standing = new Standing(deps.ports, deps.settings.authoriseTimeoutMs)
    this.line = new Line(socket, wire, deps.settings, deps.metrics, {
      onFrame: (frame, at) => this.onFrame(frame, at),
      costOf: (frame, bytes) => this.costOf(frame, bytes),
      onEnd: () => this.onEnd(),
    })
    this.intake = new Intake(this, {
      settings: deps.settings,
      acknowledgements: this.acknowledgements,
      onEarly: () => deps.metrics.early.inc(),
      quarantine: (data, reason) =>
        deps.quarantine({ documentId: address.documentId, data, authorId: this.personId, reason }),
    })
  }

  get personId() {
    return this.standing.identity.personId
  }

  get name() {
    return this.standing.identity.name
  }

  get roundtableId() {
    return this.room?.roundtableId ?? null
  }

  get schemaVersion() {
    return this.address.schemaVersion
  }

  get confirmFirst() {
    return this.standing.confirmFirst
  }

  get isClosed() {
    return this.line.isClosed
  }

  get bufferedBytes() {
    return this.line.bufferedBytes
  }

  get canWrite() {
    return this.standing.canWrite && this.room?.isLocked !== true
  }

  get refusal(): { code: number; reason: CloseReason } {
    const isLocked = this.standing.isLocked || this.room?.isLocked
    return isLocked
      ? { code: CLOSE.locked, reason: "locked" }
      : { code: CLOSE.accessRemoved, reason: "read-only" }
  }

  /** Into the room: frames that have waited are looked at from here on. */
  enter(visit: Visit, allowance: Allowance): void {
    this.visit = visit
    this.room = visit.room
    this.room.members.add(this)
    this.tellWhetherItMayWrite()
    this.line.start(allowance)
  }

  /** Asks what this socket may do now, and acts on the answer. */
  async reauthorise(): Promise<void> {
    const waited = this.confirmFirst
    const answer = await this.standing.ask(this.address.documentId)
    if (this.isClosed || answer.kind === "superseded") return
    if (answer.kind !== "role") return this.close(ENDED[answer.kind].code, ENDED[answer.kind].reason)
    if (!this.room) return
    if (answer.locked !== this.room.isLocked) void this.room.catchUp().catch(() => {}) // polling finds it too
    if (waited && !this.confirmFirst) this.room.relay.release(this)
    this.tellWhetherItMayWrite()
  }

  close(code: number, reason: CloseReason): void {
    this.line.close(code, reason)
  }

  /** What comes from now on is not looked at, so not acknowledged either: it comes again elsewhere. */
  stopListening(): void {
    this.line.stopListening()
  }

  beat(): void {
    this.line.beat()
  }

  sendUpdate(packet: Packet): void {
    this.line.send(packet)
  }

  sendAwareness(packet: Packet): void {
    this.line.sendIfRead(packet)
  }

  onDurable(durable: number): void {
    while (this.delayedAnswers[0] && this.delayedAnswers[0].ticket <= durable) {
      const [answer] = this.delayedAnswers.splice(0, 1)
      if (answer) this.line.sendAnswer(answer.frame)
    }
    const took = (ms: number) => this.deps.metrics.acknowledgedSeconds.observe(ms / 1000)
    const upTo = this.acknowledgements.covered(durable, performance.now(), took)
    if (upTo !== null && this.address.wantsAcknowledgements)
      this.line.send(packetOf(writeAcknowledgement(upTo)))
  }

  /**
   * A writer is asked for what it has; a reader is not, since what its copy has too much came from others and is
   * not its fault. Who could write before and no longer can is told why.
   */
  private tellWhetherItMayWrite() {
    if (!this.room || this.isTold === this.canWrite) return
    if (this.canWrite) this.line.send(packetOf(writeStep1(Y.encodeStateVector(this.room.doc))))
    else this.line.send(packetOf(writePermissionDenied(this.refusal.reason)))
    this.isTold = this.canWrite
  }

  private costOf(frame: Frame, bytes: number): number {
    const share = bytes / this.deps.settings.answerBytesPerFrame
    if (frame.kind === "step1")
      return 1 + (this.room?.size.bytes ?? 0) / this.deps.settings.answerBytesPerFrame
    return frame.kind === "awareness" || frame.kind === "query" ? share : 1 + share
  }

  private onFrame(frame: Frame, at: number) {
    const { room } = this
    if (!room) return
    if (frame.kind === "step1")
      return this.onStep1(room, frame.stateVector, this.acknowledgements.arrived(at))
    if (frame.kind === "step2" || frame.kind === "update") {
      this.intake.receive(room, frame.update, this.acknowledgements.arrived(at))
      return this.onDurable(room.durable)
    }
    if (frame.kind === "awareness") return room.presence.take(this, frame.entries)
    if (frame.kind === "query") return room.presence.tellAll(this)
    this.close(CLOSE.abuse, "frame-not-understood")
  }

  private onStep1(room: Room, stateVector: Uint8Array, number: number) {
    const ticket = room.enqueued
    try {
      const frame = writeStep2(room.answer(stateVector))
      this.delayedAnswers.push({ frame, ticket: this.confirmFirst ? ticket : 0 })
    } catch {
      return this.close(CLOSE.abuse, "frame-not-understood")
    }
    if (!this.isSynced) setTimeout(() => !this.isClosed && room.presence.join(this), UNINTRODUCED_MS).unref()
    this.isSynced = true
    this.acknowledgements.settle(number, ticket)
    this.onDurable(room.durable)
  }

  private onEnd() {
    this.room?.members.delete(this)
    this.room?.presence.leave(this)
    this.visit?.leave()
    this.deps.onEnd(this)
  }
}
