import { describe, expect, test } from "vitest"
import { dueReminder } from "#app/courses/reminder.ts"

const STARTS = new Date("2026-05-20T07:00:00Z")
const HOURS_MS = 3_600_000

describe("a session is reminded of", () => {
  test.for<[string, number, number | null]>([
    ["not eight days before", 8 * 24, null],
    ["a week before", 7 * 24, 7],
    ["a week before by a job that comes late", 6.5 * 24, 7],
    ["not in between, to who has a seat since", 3 * 24, null],
    ["a day before", 24, 1],
    ["a day before by a job that comes late", 2, 1],
    ["not when it begins", 0, null],
    ["not afterwards", -1, null],
  ])("%s", ([_when, hours, due]) => {
    expect(dueReminder(STARTS, new Date(STARTS.getTime() - hours * HOURS_MS))).toBe(due)
  })
})
