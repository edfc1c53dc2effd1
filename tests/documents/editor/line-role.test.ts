import { getSchema } from "@tiptap/core"
import { DOMSerializer } from "@tiptap/pm/model"
import { expect, test } from "vitest"
import { LineNode } from "#app/documents/editor/line-node.ts"
import { schema, schemaExtensions } from "#app/documents/editor/schema.ts"

const domOf = (made: typeof schema, attrs: Record<string, unknown>) => {
  const node = made.nodes.paragraph?.create(attrs)
  const spec = node && DOMSerializer.fromSchema(made).nodes.paragraph?.(node)
  return (spec as unknown as [string, Record<string, string>])[1]
}

test("in the editor a line of a list says what it is, plain lines and the schema itself say nothing", () => {
  const roleOf = ({ list }: { list: string }) => (list === "none" ? null : `elenco ${list}`)
  const live = getSchema(
    schemaExtensions.map((one) => (one === LineNode ? LineNode.configure({ roleOf }) : one)),
  )
  expect(domOf(live, { list: "bullet" })).toMatchObject({
    role: "paragraph",
    "aria-roledescription": "elenco bullet",
  })
  expect(domOf(live, {})).not.toHaveProperty("role")
  expect(domOf(schema, { list: "bullet" })).not.toHaveProperty("aria-roledescription")
})
