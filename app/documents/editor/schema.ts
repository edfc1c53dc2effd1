import { type Extensions, getSchema, Node } from "@tiptap/core"
import type { Schema } from "@tiptap/pm/model"
import { ImageNode } from "./image-node.ts"
import { BreakNode, FootnoteNode, LinkMark, MARKS, MentionNode, TextNode } from "./inline-nodes.ts"
import { LineNode } from "./line-node.ts"
import { TableCellNode, TableNode, TableRowNode } from "./table-nodes.ts"

const DocumentNode = Node.create({ name: "doc", topNode: true, content: "block+" })

/** All kinds of version 1, also those that have no button yet. */
export const schemaExtensions: Extensions = [
  DocumentNode,
  LineNode,
  TextNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  ImageNode,
  BreakNode,
  MentionNode,
  FootnoteNode,
  LinkMark,
  ...MARKS,
]

/** The same as a ProseMirror schema, for what works on texts without an editor. */
export const schema: Schema = getSchema(schemaExtensions)
