import { expect, test } from "vitest"
import { contentDigest } from "#app/practices/digest.server.ts"
import { PRACTICES } from "#db/demo/practices.ts"
import { demoDigest, demoText } from "#db/demo/seed-practices.server.ts"

test.each(PRACTICES.map((practice) => [practice.key, practice] as const))(
  "the demo's %s has the digest that the application gives it",
  (_key, practice) => {
    const text = demoText("2026-11-20", practice)
    expect(demoDigest(text)).toEqual(contentDigest(text))
  },
)
