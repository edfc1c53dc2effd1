import { describe, expect, test } from "vitest"
import { dispatch } from "#app/notifications/dispatch.ts"

const NIGHT = { from: 21 * 60, until: 8 * 60 }
const NOON = new Date("2026-01-15T11:00:00Z")
const EVENING = new Date("2026-01-15T21:00:00Z")
const MORNING = new Date("2026-01-16T07:00:00Z")

type Due = Parameters<typeof dispatch>[0]
const due = (over: Partial<Due> = {}): Due => ({
  ...{ kind: "mandate_ended", personId: "p", preferences: {}, quiet: NIGHT, isRead: false },
  ...over,
})
const gathered = { do: "gather", day: "2026-01-16", at: MORNING }

describe("a mail that is due", () => {
  test.each([
    ["of an immediate group goes out by day", {}, NOON, { do: "send" }],
    ["of an immediate group waits at night", {}, EVENING, { do: "wait", until: MORNING }],
    ["goes out at night to who has no quiet hours", { quiet: null }, EVENING, { do: "send" }],
    ["goes out at night when somebody waits for it", { kind: "unsubscribe_link" }, EVENING, { do: "send" }],
    ["goes to an address at any hour", { personId: null }, EVENING, { do: "send" }],
    ["of a daily group joins the day's", { kind: "paper_opened" }, NOON, gathered],
    ["of a daily group joins the day's at night too", { kind: "paper_opened" }, EVENING, gathered],
    ["of a group chosen as daily joins the day's", { preferences: { mandates: "daily" } }, NOON, gathered],
    [
      "of a group chosen as weekly joins Monday's",
      { preferences: { mandates: "weekly" } },
      NOON,
      {
        ...{ do: "gather", day: "2026-01-19", at: new Date("2026-01-19T07:00:00Z") },
      },
    ],
    [
      "that is not wanted does not go out",
      { preferences: { mandates: "none" } },
      NOON,
      { do: "drop", reason: "not_wanted" },
    ],
    ["that was read meanwhile does not go out", { isRead: true }, NOON, { do: "drop", reason: "read" }],
    [
      "that is obligatory goes out though not wanted",
      { kind: "invitation", preferences: { invitations: "none" } },
      NOON,
      { do: "send" },
    ],
    ["that is a digest goes out though its group is daily", { kind: "digest" }, NOON, { do: "send" }],
    [
      "that is a digest waits for quiet hours to end",
      { kind: "digest" },
      EVENING,
      { do: "wait", until: MORNING },
    ],
  ] as const)("%s", (_what, over, now, expected) => {
    expect(dispatch(due(over), now)).toEqual(expected)
  })
})
