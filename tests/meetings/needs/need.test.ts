import { expect, test } from "vitest"
import { needsTyped } from "#app/meetings/needs/need.ts"

const typed = { needs: [], interpreterDetail: null, otherDetail: null }

test.each([
  ["nothing", {}, []],
  ["a chosen room", { needs: ["accessible_room"] }, [{ kind: "accessible_room", detail: null }]],
  [
    "an interpreter with the language",
    { needs: ["interpreter"], interpreterDetail: "tigrino" },
    [{ kind: "interpreter", detail: "tigrino" }],
  ],
  [
    "a language without the box ticked",
    { interpreterDetail: "tigrino" },
    [{ kind: "interpreter", detail: "tigrino" }],
  ],
  ["something else in words", { otherDetail: "Testi grandi" }, [{ kind: "other", detail: "Testi grandi" }]],
  ["something else without words", { needs: ["other"] }, []],
] as const)("a form that says %s", (_what, over, expected) => {
  expect(needsTyped({ ...typed, ...over })).toEqual(expected)
})
