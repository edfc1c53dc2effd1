import fc from "fast-check"
import { expect, test } from "vitest"
import {
  type ConnectionEvent,
  nextSaving,
  type SyncFrame,
  savedState,
  startSaving,
} from "#app/documents/editor/saved-state.ts"

/**
 * A page and a server played through at random: the server commits what arrives, in order, and knows which
 * changes are whole (all that they build on is there too). The reducer sees the page's side only.
 */
type Step = "edit" | "open" | "answer" | "arrive" | "commit" | "cut" | "drop" | "tick"

class Play {
  saving = startSaving(true)
  private made = 0
  private clock = 0
  private isOpen = false
  private isWhole = false
  /** Frames on this connection: which changes each holds. */
  private wire: { frame: SyncFrame; holds: number[] }[] = []
  private arrived = 0
  private committed = 0
  private readonly safe = new Set<number>()
  private pending = new Set<number>()

  step(step: Step) {
    this.clock += 700
    this[step]()
  }

  private tell(event: ConnectionEvent) {
    this.saving = nextSaving(this.saving, event)
  }

  private send(frame: SyncFrame, holds: number[]) {
    this.wire.push({ frame, holds })
    this.tell({ type: "sent", frame })
  }

  edit() {
    this.made++
    this.tell({ type: "edited", at: this.clock })
    if (this.isOpen) this.send("update", [this.made])
  }

  open() {
    if (this.isOpen) return
    this.isOpen = true
    this.isWhole = false
    this.wire = []
    this.arrived = 0
    this.committed = 0
    this.pending = new Set()
    this.tell({ type: "opened" })
    this.send("step1", [])
  }

  /** The server's greeting reaches the page, which answers with its whole state. */
  answer() {
    if (!this.isOpen || this.isWhole) return
    this.isWhole = true
    this.tell({ type: "synced" })
    this.send(
      "step2",
      Array.from({ length: this.made }, (_, at) => at + 1),
    )
  }

  arrive() {
    const next = this.wire[this.arrived]
    if (!this.isOpen || !next) return
    this.arrived++
    for (const change of next.holds) this.pending.add(change)
  }

  /** Commits what has arrived and is whole, and acknowledges its frames. */
  commit() {
    if (!this.isOpen || this.arrived === this.committed) return
    for (const change of [...this.pending].sort((a, b) => a - b))
      if (change === 1 || this.safe.has(change - 1)) this.safe.add(change)
    this.committed = this.arrived
    this.tell({ type: "acknowledged", frames: this.committed, at: this.clock })
  }

  cut() {
    if (!this.isOpen) return
    this.isOpen = false
    this.tell({ type: "lost", code: 1006 })
  }

  /** The server dies: what it held in memory only is gone. */
  drop() {
    this.pending = new Set()
    this.cut()
  }

  tick() {
    this.tell({ type: "tick", at: this.clock })
  }

  get unsafe() {
    return Array.from({ length: this.made }, (_, at) => at + 1).filter((change) => !this.safe.has(change))
  }

  /** Everything that can still happen without another edit. */
  finish() {
    this.open()
    this.answer()
    while (this.arrived < this.wire.length) this.arrive()
    this.commit()
  }
}

const steps = fc.array(
  fc.constantFrom<Step>(
    "edit",
    "edit",
    "open",
    "answer",
    "arrive",
    "arrive",
    "commit",
    "cut",
    "drop",
    "tick",
  ),
  { maxLength: 80, size: "max" },
)

test("it never says saved while a change is not committed", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const play = new Play()
      for (const step of all) {
        play.step(step)
        const { kind } = savedState(play.saving)
        if (kind === "saved" || kind === "offline") expect(play.unsafe).toEqual([])
      }
      expect(play.saving.made - play.saving.covered).toBeGreaterThanOrEqual(play.unsafe.length)
    }),
    { numRuns: 2000 },
  )
})

test("it says saved in the end, once everything has arrived", () => {
  fc.assert(
    fc.property(steps, (all) => {
      const play = new Play()
      for (const step of all) play.step(step)
      play.finish()
      expect(play.unsafe).toEqual([])
      expect(savedState(play.saving).kind).toBe("saved")
    }),
    { numRuns: 1000 },
  )
})
