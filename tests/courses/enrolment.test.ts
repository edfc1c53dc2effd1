import { expect, test } from "vitest"
import { ENROLMENT_STATES, enrolmentPhase, isLive, mayStillCancel } from "#app/courses/enrolment.ts"

const at = (text: string) => new Date(text)

test.each([
  ["2026-05-01T07:59:59Z", "early"],
  ["2026-05-01T08:00:00Z", "open"],
  ["2026-05-31T21:59:59Z", "open"],
  ["2026-05-31T22:00:00Z", "over"],
])("enrolment at %s is %s", (now, phase) => {
  const term = { opensAt: at("2026-05-01T08:00:00Z"), closesAt: at("2026-05-31T22:00:00Z") }
  expect(enrolmentPhase(term, at(now))).toBe(phase)
})

test.each([
  ["confirmed", "2026-06-01T09:59:59Z", true],
  ["confirmed", "2026-06-01T10:00:00Z", false],
  ["offered", "2026-06-01T10:00:00Z", false],
  ["waiting", "2026-06-02T10:00:00Z", true],
  ["requested", "2026-06-02T10:00:00Z", true],
])("who is %s at %s may still give up: %s", (state, now, may) => {
  expect(mayStillCancel(state, at("2026-06-01T10:00:00Z"), at(now))).toBe(may)
})

test("four states go on and the others are over", () => {
  expect(ENROLMENT_STATES.filter(isLive)).toEqual(["requested", "waiting", "offered", "confirmed"])
})
