import { performance } from "node:perf_hooks"
import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import { CLOSE, type CloseReason } from "./close-codes.ts"
import type { RealtimeMetrics } from "./metrics.ts"
import { type Packet, packetOf } from "./packet.ts"
import { type Frame, readFrame, writeAwareness } from "./protocol.ts"
import type { Allowance } from "./rate.ts"
import type { RealtimeSettings } from "./settings.ts"

export type LineUser = {
  onFrame(frame: Frame, arrivedAt: number): void
  /** How many frames' worth this one costs its session. */
  costOf(frame: Frame, bytes: number): number
  /** The socket is closed, or about to be; called once. */
  onEnd(): void
}

type Arrived = { bytes: Uint8Array; at: number; frame: Frame | null }

const FRAMES_PER_TURN = 300
/** Keeps an idle client from giving up: awareness of nobody. */
const BEAT = packetOf(writeAwareness([]))

/**
 * One socket: frames in, in order, no faster than its session may; frames out, as long as the other side
 * reads. Frames that come before `start` wait; a socket with too much waiting is not read from.
 */
export class Line {
  private readonly inbox: Arrived[] = []
  private inboxBytes = 0
  private allowance: Allowance | null = null
  private timer: NodeJS.Timeout | undefined
  private isPaused = false
  private isEnded = false
  private isListening = true
  private answerBytes = 0
  private heardAt = performance.now()

  constructor(
    private readonly socket: WebSocket,
    /** What the socket writes to: a packet that many are sent goes there as it is, in one piece. */
    private readonly wire: Duplex,
    private readonly settings: RealtimeSettings,
    private readonly metrics: RealtimeMetrics,
    private readonly user: LineUser,
  ) {
    socket.on("message", (data: Buffer, isBinary: boolean) => this.onMessage(data, isBinary))
    socket.on("pong", () => this.heard())
    socket.on("error", (error: Error & { code?: string }) => {
      // ws closes by itself, with 1009 for a frame above the limit
      if (error.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH")
        metrics.closed.inc({ code: CLOSE.tooBig, reason: "frame-too-big" })
    })
    socket.on("close", () => this.end())
  }

  get isClosed() {
    return this.isEnded
  }

  /** What was written for the other side and has not left yet. */
  get bufferedBytes() {
    return this.socket.bufferedAmount
  }

  /** From now on frames are handed over, those first that have waited. */
  start(allowance: Allowance): void {
    this.allowance = allowance
    this.pump()
  }

  /** What follows from other frames and may not be left out. */
  send(packet: Packet): void {
    if (this.isEnded || this.socket.readyState !== this.socket.OPEN) return
    const isBehind = this.socket.bufferedAmount > this.settings.maxBufferedBytes + this.answerBytes
    if (isBehind) this.close(CLOSE.overload, "too-slow")
    else this.wire.write(packet)
  }

  /** A document that was asked for: its size does not count against the limit, but only one at a time. */
  sendAnswer(frame: Uint8Array): void {
    if (this.isEnded || this.socket.readyState !== this.socket.OPEN) return
    if (this.socket.bufferedAmount > this.settings.maxBufferedBytes) {
      this.close(CLOSE.overload, "too-slow")
      return
    }
    this.answerBytes += frame.length
    this.socket.send(frame, () => {
      this.answerBytes -= frame.length
    })
  }

  /** What a slow reader can do without. */
  sendIfRead(packet: Packet): void {
    if (this.socket.bufferedAmount <= this.settings.bufferedAwarenessBytes + this.answerBytes)
      this.send(packet)
    else this.metrics.awarenessDropped.inc()
  }

  /** Keeps an idle client from giving up, and finds out who is gone without a word. */
  beat(): void {
    if (this.isEnded) return
    if (performance.now() - this.heardAt > this.settings.silentAfterMs && !this.isPaused) {
      this.close(CLOSE.overload, "silent")
      this.socket.terminate()
      return
    }
    if (this.allowance) this.sendIfRead(BEAT)
    this.socket.ping()
  }

  stopListening(): void {
    this.isListening = false
    this.inbox.length = 0
  }

  close(code: number, reason: CloseReason): void {
    if (this.isEnded) return
    this.metrics.closed.inc({ code, reason })
    this.end()
    this.socket.resume() // a paused socket would never hear the answer to its close frame
    this.socket.close(code, reason)
  }

  private end() {
    if (this.isEnded) return
    this.isEnded = true
    clearTimeout(this.timer)
    this.inbox.length = 0
    this.allowance?.release()
    this.user.onEnd()
  }

  private heard() {
    this.heardAt = performance.now()
  }

  private onMessage(data: Buffer, isBinary: boolean) {
    if (this.isEnded || !this.isListening) return
    this.heard()
    if (!isBinary) return this.close(CLOSE.abuse, "frame-not-understood")
    this.inbox.push({ bytes: data, at: performance.now(), frame: null })
    this.inboxBytes += data.length
    if (!this.timer) this.pump()
    if (this.inboxBytes > this.settings.maxInboxBytes / 2) this.pause()
  }

  private pause() {
    if (this.isPaused || this.isEnded) return
    this.isPaused = true
    this.socket.pause()
  }

  private wait(ms: number) {
    this.pause()
    this.timer = setTimeout(() => {
      this.timer = undefined
      this.pump()
    }, ms)
  }

  private pump() {
    if (!this.allowance) return
    for (let handled = 0; this.inbox.length > 0 && !this.isEnded; handled++) {
      const next = this.inbox[0]
      if (!next) break
      const frame = next.frame ?? this.read(next)
      if (!frame) return this.close(CLOSE.abuse, "frame-not-understood")
      const cost = this.user.costOf(frame, next.bytes.length)
      const wait = handled < FRAMES_PER_TURN ? this.allowance.take(cost) : 1
      if (wait > 0) {
        if (handled < FRAMES_PER_TURN) this.metrics.slowed.inc()
        return this.wait(wait)
      }
      this.inbox.shift()
      this.inboxBytes -= next.bytes.length
      this.metrics.frames[frame.kind] = (this.metrics.frames[frame.kind] ?? 0) + 1
      this.user.onFrame(frame, next.at)
    }
    if (this.isPaused && !this.isEnded) {
      this.isPaused = false
      this.heard()
      this.socket.resume()
    }
  }

  private read(arrived: Arrived): Frame | null {
    try {
      arrived.frame = readFrame(arrived.bytes)
    } catch {
      return null
    }
    return arrived.frame
  }
}
