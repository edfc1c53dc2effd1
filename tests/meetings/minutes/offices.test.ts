import { describe, expect, test } from "vitest"
import { servedAs } from "#app/meetings/minutes/offices.ts"

const by = (role: "chair" | "secretary", ...offices: string[]) => servedAs(role, offices, (office) => office)

describe("who served at a sitting", () => {
  test.each([
    ["the chair presides, also beside a facilitator", by("chair", "facilitator", "chair"), ["chair"]],
    [
      "the facilitator presides where a table has no chair",
      by("chair", "secretary", "facilitator"),
      ["facilitator"],
    ],
    ["nobody presides where neither is there", by("chair", "secretary", "observer"), []],
    ["all secretaries wrote", by("secretary", "secretary", "chair", "secretary"), ["secretary", "secretary"]],
  ])("%s", (_, served, expected) => expect(served).toEqual(expected))
})
