import { picturesOf } from "#app/documents/export/pictures.server.ts"
import { writeMarkdown } from "#app/documents/export/write-markdown.ts"
import { photo } from "#tests/documents/pictures/samples.ts"
import { makeText, pictureNode, send } from "#tests/documents/pictures/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"

describe("the pictures that go along into a file", () => {
  test("are the text's own that it shows, and no others", async ({ db }) => {
    const { paper, roundtable, ctx } = await makeText(db)
    const other = await makeText(db, { table: roundtable })
    const shown = await send(ctx, paper, await photo())
    const hidden = await send(ctx, paper, await photo({ width: 60, height: 20 }))
    const foreign = await send(ctx, other.paper, await photo({ width: 70, height: 20 }))
    const content = { type: "doc", content: [pictureNode(shown), pictureNode(foreign)] }
    const pictures = await picturesOf(ctx, paper.id, content)
    expect(Object.keys(pictures)).toEqual([`/files/${shown}`])
    expect(pictures[`/files/${shown}`]).toMatchObject({ type: "image/jpeg", width: 20, height: 40 })
    expect(hidden).not.toBe(shown)
  })
})

test("Markdown leads to a picture at its address on the site", () => {
  const figure = { kind: "figure", src: "/files/ABCDEFGHJK", alt: "Una sala", caption: "Figura 1" } as const
  const frame = {
    title: "T",
    language: "it",
    lines: [],
    draft: null,
    demo: null,
    base: "https://tavoli.example",
  }
  const quote = { kind: "quote", blocks: [figure] } as const
  const text = { blocks: [figure, quote], notes: [] }
  const line = '![Una sala](https://tavoli.example/files/ABCDEFGHJK "Figura 1")'
  const written = writeMarkdown(frame as never, text as never)
  expect(written).toContain(`\n${line}\n`)
  expect(written).toContain(`> ${line}`)
})
