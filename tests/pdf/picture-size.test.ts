import { expect, test } from "vitest"
import { pictureSize } from "#app/pdf/picture-size.ts"

const png = (width: number, height: number) =>
  new Uint8Array([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
    ...[width, height].flatMap((side) => [24, 16, 8, 0].map((bits) => (side >> bits) & 255)),
  ])
const jpeg = new Uint8Array([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 3, 0, 0, 0,
])

test.each([
  ["a PNG", png(300, 200), { type: "image/png", width: 300, height: 200 }],
  ["a JPEG", jpeg, { type: "image/jpeg", width: 30, height: 20 }],
  ["a PNG that would unpack to gigabytes", png(60_000, 60_000), null],
  ["a PNG of no size", png(0, 10), null],
  ["half a JPEG", jpeg.slice(0, 9), null],
  ["anything else", new TextEncoder().encode("<svg onload=alert(1)>"), null],
])("%s", (_, bytes, expected) => {
  expect(pictureSize(bytes)).toEqual(expected)
})
