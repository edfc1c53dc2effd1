import { readdirSync, readFileSync } from "node:fs"
import { initProseMirrorDoc } from "@tiptap/y-tiptap"
import { describe, expect, test } from "vitest"
import * as Y from "yjs"
import { misnamedBlocks } from "#app/documents/editor/block-ids.ts"
import { firstUpdate } from "#app/documents/editor/first-update.server.ts"
import { isBlockId } from "#app/documents/editor/line.ts"
import { schema } from "#app/documents/editor/schema.ts"
import { FIELD } from "#app/documents/editor/schema-version.ts"

const FOLDER = new URL("../../../app/documents/templates/", import.meta.url)

const opened = (update: Uint8Array) => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}

const nodeOf = (update: Uint8Array) => {
  const doc = opened(update)
  const before = Y.encodeStateVector(doc)
  const { doc: node } = initProseMirrorDoc(doc.getXmlFragment(FIELD), schema)
  // Reading deletes what the schema does not take.
  expect(Y.encodeStateVector(doc)).toEqual(before)
  return node
}

describe("the first update of a document", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(firstUpdate("# Uno\ndue", "a")).toEqual(firstUpdate("# Uno\ndue", "a"))
    expect(firstUpdate("# Uno\ndue", "a")).not.toEqual(firstUpdate("# Uno\ndue", "b"))
  })

  test("carries kinds, looks and tables, and nothing plain", () => {
    const node = nodeOf(firstUpdate("## **Uno** due\n- [x] fatto\n| A |\n| --- |\n| 1 |", "a"))
    node.check()
    const json = JSON.parse(
      JSON.stringify(node.toJSON(), (key, value) => (value === null || key === "id" ? undefined : value)),
    )
    expect(json.content).toEqual([
      {
        type: "paragraph",
        attrs: { level: 2 },
        content: [
          { type: "text", marks: [{ type: "bold" }], text: "Uno" },
          { type: "text", text: " due" },
        ],
      },
      {
        type: "paragraph",
        attrs: { list: "task", checked: true },
        content: [{ type: "text", text: "fatto" }],
      },
      expect.objectContaining({ type: "table" }),
      { type: "paragraph", attrs: {} },
    ])
  })

  test("of an empty text is one line", () => {
    expect(nodeOf(firstUpdate("", "a")).childCount).toBe(1)
  })
})

const templates = readdirSync(FOLDER).flatMap((language) =>
  readdirSync(new URL(`${language}/`, FOLDER)).map((file) => `${language}/${file}`),
)

describe("templates", () => {
  test("are there in the four languages", () => {
    const names = ["guidelines.md", "minutes.md", "protocol.md", "regional_plan.md"]
    const everywhere = ["ar", "en", "fr", "it"].flatMap((locale) => names.map((name) => `${locale}/${name}`))
    expect(templates.sort()).toEqual(everywhere)
  })

  test.each(templates)("%s becomes a text that the editor takes whole", (file) => {
    const update = firstUpdate(readFileSync(new URL(file, FOLDER), "utf8"), file)
    const node = nodeOf(update)
    node.check()
    const ids: unknown[] = []
    node.descendants((block) => {
      if (block.type.name === "paragraph" || block.type.name === "table") ids.push(block.attrs.id)
    })
    expect(ids.every(isBlockId)).toBe(true)
    expect(misnamedBlocks(opened(update).getXmlFragment(FIELD))).toEqual([])
  })
})
