import { expect, test } from "vitest"
import { sizeOf } from "#app/operation/size.ts"

test.each([
  [0, 0, "B"],
  [999, 999, "B"],
  [1000, 1, "kB"],
  [1234, 1.2, "kB"],
  [9_949, 9.9, "kB"],
  [9_951, 10, "kB"],
  [999_499, 999, "kB"],
  [999_500, 1, "MB"],
  [41_300_000, 41, "MB"],
  [2_500_000_000, 2.5, "GB"],
  [7e15, 7000, "TB"],
])("%d bytes are %d %s", (bytes, amount, unit) => {
  expect(sizeOf(bytes)).toEqual({ amount, unit })
})
