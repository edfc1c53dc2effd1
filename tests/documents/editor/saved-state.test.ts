import { describe, expect, test } from "vitest"
import {
  type ConnectionEvent,
  hasUnsaved,
  isWritable,
  nextSaving,
  type SavedState,
  SLOW_AFTER_MS,
  savedState,
  startSaving,
} from "#app/documents/editor/saved-state.ts"

const state = (events: ConnectionEvent[], mayWrite = true) => events.reduce(nextSaving, startSaving(mayWrite))
const says = (events: ConnectionEvent[], mayWrite = true): SavedState => savedState(state(events, mayWrite))

const opened: ConnectionEvent = { type: "opened" }
const synced: ConnectionEvent = { type: "synced" }
const edited = (at = 0): ConnectionEvent => ({ type: "edited", at })
const sent = (frame: "step1" | "step2" | "update"): ConnectionEvent => ({ type: "sent", frame })
const acknowledged = (frames: number, at = 100): ConnectionEvent => ({ type: "acknowledged", frames, at })
const lost = (code: number | null): ConnectionEvent => ({ type: "lost", code })
const denied = (why: "locked" | "read-only"): ConnectionEvent => ({ type: "denied", why })
const asked: ConnectionEvent = { type: "asked" }
const tick = (at: number): ConnectionEvent => ({ type: "tick", at })

/** A connection that has greeted: two sync frames are out. */
const connected = [opened, sent("step1"), synced, sent("step2")]
const typed = [edited(), sent("update")]

describe("what the page says about what was written", () => {
  test.each<[string, ConnectionEvent[], SavedState]>([
    ["before the text has arrived", [opened, sent("step1")], { kind: "connecting" }],
    ["once it has arrived", connected, { kind: "saved", at: null }],
    ["a change just made", [...connected, edited()], { kind: "saving" }],
    ["a change just sent", [...connected, ...typed], { kind: "saving" }],
    ["a change acknowledged", [...connected, ...typed, acknowledged(3)], { kind: "saved", at: 100 }],
    [
      "an acknowledgement of what came before it",
      [...connected, ...typed, acknowledged(2)],
      { kind: "saving" },
    ],
    [
      "two changes, the first acknowledged",
      [...connected, ...typed, ...typed, acknowledged(3), tick(50_000)],
      { kind: "unsaved", changes: 1 },
    ],
    [
      "a change that waits too long",
      [...connected, ...typed, tick(SLOW_AFTER_MS)],
      { kind: "unsaved", changes: 1 },
    ],
    [
      "a slow change acknowledged at last",
      [...connected, ...typed, tick(SLOW_AFTER_MS), acknowledged(3, 9000)],
      { kind: "saved", at: 9000 },
    ],
    ["the connection lost, all saved", [...connected, lost(1006)], { kind: "offline" }],
    [
      "the connection lost with a change",
      [...connected, ...typed, lost(1006)],
      { kind: "unsaved", changes: 1 },
    ],
    [
      "changes made while away",
      [...connected, lost(null), edited(), edited(), edited()],
      { kind: "unsaved", changes: 3 },
    ],
    [
      "changes made while away, sent in the state as a whole",
      [...connected, lost(null), edited(), opened, sent("step1"), synced, sent("step2"), acknowledged(2)],
      { kind: "saved", at: 100 },
    ],
    [
      "changes made while away, the greeting acknowledged only",
      [...connected, lost(null), edited(), opened, sent("step1"), synced, sent("step2"), acknowledged(1)],
      { kind: "saving" },
    ],
    [
      "a change sent before the whole state says nothing of those made while away",
      [...connected, lost(null), edited(), opened, sent("step1"), ...typed, acknowledged(2)],
      { kind: "saving" },
    ],
    [
      "an acknowledgement beyond what was sent",
      [...connected, edited(), acknowledged(99)],
      { kind: "saving" },
    ],
    [
      "frames of an earlier connection do not count in the next",
      [...connected, ...typed, lost(1006), opened, sent("step1"), synced, acknowledged(1)],
      { kind: "saving" },
    ],
    ["the session over", [...connected, lost(4401)], { kind: "read_only", why: "session_ended", changes: 0 }],
    [
      "access taken away",
      [...connected, lost(4403)],
      { kind: "read_only", why: "access_removed", changes: 0 },
    ],
    ["the document deleted", [...connected, lost(4404)], { kind: "read_only", why: "deleted", changes: 0 }],
    ["the page too old", [opened, lost(4406)], { kind: "read_only", why: "client_too_old", changes: 0 }],
    ["another epoch", [opened, lost(4410)], { kind: "read_only", why: "epoch_changed", changes: 0 }],
    ["a refusal", [opened, lost(4400)], { kind: "read_only", why: "refused", changes: 0 }],
    [
      "a refusal of a kind not known here",
      [opened, lost(4499)],
      { kind: "read_only", why: "refused", changes: 0 },
    ],
    ["locked while the connection stays", [...connected, denied("locked")], { kind: "locked", changes: 0 }],
    [
      "the right to write taken away while the connection stays",
      [...connected, ...typed, denied("read-only")],
      { kind: "read_only", why: "access_removed", changes: 1 },
    ],
    [
      "the right to write given back",
      [...connected, denied("read-only"), asked],
      { kind: "saved", at: null },
    ],
    [
      "a new connection after a refusal",
      [...connected, denied("locked"), lost(1006), ...connected],
      { kind: "saved", at: null },
    ],
    ["locked", [...connected, lost(4409)], { kind: "locked", changes: 0 }],
    ["locked with a change on its way", [...connected, ...typed, lost(4409)], { kind: "locked", changes: 1 }],
    ["the server away", [...connected, lost(1013)], { kind: "read_only", why: "server_away", changes: 0 }],
    [
      "the server away still, though it opens connections",
      [...connected, lost(1013), opened, sent("step1")],
      { kind: "read_only", why: "server_away", changes: 0 },
    ],
    ["the server back", [...connected, lost(1013), ...connected], { kind: "saved", at: null }],
    [
      "a change too big",
      [...connected, ...typed, lost(1009)],
      { kind: "read_only", why: "too_big", changes: 1 },
    ],
    [
      "a view that broke",
      [...connected, { type: "broken" }],
      { kind: "read_only", why: "broken", changes: 0 },
    ],
  ])("%s", (_, events, expected) => {
    expect(says(events)).toEqual(expected)
  })

  test("a reader is told so", () => {
    expect(says(connected, false)).toEqual({ kind: "read_only", why: "role", changes: 0 })
  })

  test("what waits is counted from the last progress, not from the first letter of a long sentence", () => {
    const steps = Array.from({ length: 20 }, (_, at) => [
      edited(at * 1000),
      sent("update"),
      edited(at * 1000),
      sent("update"),
      acknowledged(3 + at * 2, at * 1000 + 50),
      tick(at * 1000 + 100),
    ]).flat()
    expect(says([...connected, ...steps])).toEqual({ kind: "saving" })
  })
})

describe("whether the text may be written", () => {
  test.each<[string, ConnectionEvent[], boolean]>([
    ["not before it has arrived", [opened, sent("step1")], false],
    ["once it has arrived", connected, true],
    ["while the connection is cut", [...connected, lost(1006)], true],
    ["not while the server is away", [...connected, lost(1013)], false],
    ["not after a refusal", [...connected, lost(4403)], false],
    ["not when locked", [...connected, lost(4409)], false],
    ["not when content is refused", [...connected, denied("read-only")], false],
  ])("%s", (_, events, expected) => {
    expect(isWritable(state(events))).toBe(expected)
  })

  test("never by a reader", () => {
    expect(isWritable(state(connected, false))).toBe(false)
  })
})

test.each<[string, ConnectionEvent[], boolean]>([
  ["nothing to save", connected, false],
  ["a change on its way", [...connected, ...typed], true],
  ["a change never confirmed, the session over", [...connected, ...typed, lost(4401)], true],
  ["all confirmed, the session over", [...connected, lost(4401)], false],
])("leaving asks first: %s", (_, events, expected) => {
  expect(hasUnsaved(says(events))).toBe(expected)
})
