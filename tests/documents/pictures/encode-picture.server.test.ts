import sharp from "sharp"
import { encodePicture } from "#app/documents/pictures/encode-picture.server.ts"
import { pictureSize } from "#app/pdf/picture-size.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { bomb, drawing, HIDDEN, photo, plain, SVG } from "./samples.ts"

const made = async (bytes: Buffer) => {
  const answer = await encodePicture({ bytes })
  if (!("made" in answer)) throw new Error(`refused: ${answer.refused}`)
  return answer.made
}

describe("a picture that is made anew", () => {
  test("says nothing of where, when and by whom it was taken, and stands upright", async () => {
    const sent = await photo({ width: 40, height: 20 })
    expect([sent.includes(HIDDEN), (await sharp(sent).metadata()).orientation]).toEqual([true, 6])
    const { wide, width, height } = await made(sent)
    const read = await sharp(wide.bytes).metadata()
    expect(read).toMatchObject({ format: "jpeg", width: 20, height: 40 })
    expect([read.exif, read.xmp, read.icc, read.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect([Buffer.from(wide.bytes).includes(HIDDEN), width, height]).toEqual([false, 20, 40])
  })

  test.for([
    { what: "a page", tail: "<html><script>alert(1)</script></html>" },
    { what: "an archive", tail: "PK\u0003\u0004 word/document.xml" },
  ])("carries nothing of $what that was hung on its end", async ({ tail }) => {
    const { wide } = await made(Buffer.concat([await photo(), Buffer.from(tail)]))
    expect(Buffer.from(wide.bytes).includes(tail.slice(0, 6))).toBe(false)
    expect(pictureSize(wide.bytes)).toMatchObject({ type: "image/jpeg", width: 20, height: 40 })
  })

  test("is as wide as a page at most, with a copy for telephones", async () => {
    const { wide, narrow, width, height } = await made(await photo({ width: 1500, height: 2400 }))
    expect([width, height]).toEqual([1600, 1000])
    expect(await sharp(narrow?.bytes).metadata()).toMatchObject({ format: "jpeg", width: 640, height: 400 })
    expect(narrow?.bytes.length).toBeLessThan(wide.bytes.length)
  })

  test("has no copy where that would save nothing", async () => {
    expect((await made(await photo({ width: 300, height: 700 }))).narrow).toBeNull()
  })

  test("can still be seen through", async () => {
    const { wide } = await made(await drawing())
    expect([wide.type, (await sharp(wide.bytes).stats()).isOpaque]).toEqual(["image/png", false])
  })

  test.for(["png", "webp", "gif"] as const)("of the type %s is one that every format takes", async (type) => {
    const { wide, width, height } = await made(await plain(type))
    expect(pictureSize(wide.bytes)).toEqual({ type: wide.type, width, height })
  })
})

describe("what is no picture that we take", () => {
  test.for([
    ["a drawing that could run something", SVG, "drawing"],
    ["a page", Buffer.from("<html><img src=x onerror=alert(1)></html>"), "type"],
    ["a PDF", Buffer.from("%PDF-1.7\n%%EOF"), "type"],
    [
      "a photograph of a kind that few open",
      Buffer.from("\0\0\0\u0018ftypheic\0\0\0\0heicmif1", "latin1"),
      "heic",
    ],
    ["few bytes that claim to be billions of points", bomb({ width: 60_000, height: 60_000 }), "pixels"],
    ["one point too many", bomb({ width: 60_000, height: 1_001 }), "pixels"],
    ["a picture that ends at once", bomb({ width: 3000, height: 3000 }), "broken"],
    ["nothing but the beginning of one", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10]), "broken"],
  ] as const)("%s is refused with the reason", async ([_, bytes, refused]) => {
    expect(await encodePicture({ bytes })).toEqual({ refused })
  })

  test("a photograph that arrived in part is refused", async () => {
    const whole = await photo({ width: 600, height: 600 })
    expect(await encodePicture({ bytes: whole.subarray(0, whole.length / 2) })).toEqual({ refused: "broken" })
  })
})
