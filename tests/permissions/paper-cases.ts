import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING, WRITERS } from "./circles.ts"
import type { World } from "./world.ts"

const file = (state: keyof World["papers"], format: string) => (world: World) => ({
  ...{ code: world.papers[state].code, format },
})
const route = "documents.$code.export.$format"

const table = ({ table: { code } }: World) => ({ code })
const importing = "roundtables.$code.documents.import"

const mentions = "documents.$code.mentions"

const versioned = ({ papers }: World) => ({ code: papers.co_design.code })
const firstVersion = (world: World) => ({ ...versioned(world), number: "1" })

/** Files of documents, and how they came about: for those who may read the page. */
export const PAPER_PAGES: readonly Case[] = [
  { route: mentions, of: "draft", for: SERVING, params: ({ papers }) => ({ code: papers.draft.code }) },
  { route: mentions, of: "co-design", for: WRITERS, params: versioned, search: "?q=ta" },
  { route: mentions, of: "adopted", for: NONE, params: ({ papers }) => ({ code: papers.adopted.code }) },
  { route, of: "draft", for: MEMBERS, params: file("draft", "md") },
  { route, of: "co-design", for: MEMBERS, params: file("co_design", "html") },
  { route, of: "adopted", for: ALL, params: file("adopted", "md") },
  {
    ...{ route, of: "adopted at a table of members", for: MEMBERS },
    ...{ params: file("adopted", "md"), visibility: "members" as const },
  },
  { route, of: "a format that is none", for: NONE, params: file("adopted", "exe") },
  { route: importing, for: SERVING, params: table },
  { route: "documents.$code.versions._index", of: "co-design", for: MEMBERS, params: versioned },
  {
    ...{ route: "documents.$code.versions._index", of: "adopted", for: MEMBERS },
    params: ({ papers }) => ({ code: papers.adopted.code }),
  },
  { route: "documents.$code.versions.$number._index", for: MEMBERS, params: firstVersion },
  {
    ...{ route: "documents.$code.versions.changes", for: MEMBERS },
    ...{ params: versioned, search: "?from=1&to=now" },
  },
  { route: "documents.$code.versions.$number.restore", for: SERVING, params: firstVersion },
  { route: "documents.$code.versions.$number.name", for: WRITERS, params: firstVersion },
  { route: "documents.$code.versions.$number.authors", for: MEMBERS, params: firstVersion },
  { route: "documents.$code.erase-history", of: "co-design", for: SERVING, params: versioned },
  {
    ...{ route: "documents.$code.erase-history", of: "adopted", for: SERVING },
    params: ({ papers }) => ({ code: papers.adopted.code }),
  },
]

/** A document from a file, for who may begin one; the versions of one. */
export const PAPER_POSTS: readonly PostCase[] = [
  {
    ...{ route: importing, of: "create", for: SERVING, params: table },
    fields: ({ importFile }) => ({
      ...{ intent: "create", file: importFile.code },
      ...{ title: "Piano", kind: "regional_plan", language: "it" },
    }),
    value: count("document"),
  },
  {
    ...{ route: "documents.$code.versions._index", for: WRITERS, params: versioned },
    fields: () => ({ name: "Seconda lettura" }),
    value: count("document_version"),
  },
  {
    ...{ route: "documents.$code.versions.$number.restore", for: SERVING, params: firstVersion },
    value: count("document_edit"),
  },
  {
    ...{ route: "documents.$code.versions.$number.name", for: WRITERS, params: firstVersion },
    fields: () => ({ name: "Portata in giunta" }),
    value: ({ papers }) =>
      `select name as value from document_version where doc_id = '${papers.co_design.id}' and number = 1`,
  },
  {
    ...{ route: "documents.$code.erase-history", for: SERVING, params: versioned },
    fields: ({ papers }) => ({ reason: "Un dato incollato per errore", retyped: papers.co_design.title }),
    value: ({ papers }) =>
      `select epoch as value from document_state where doc_id = '${papers.co_design.id}'`,
  },
  {
    ...{ route: "documents.$code.erase-history", of: "another title", for: NONE, params: versioned },
    fields: () => ({ reason: "Un dato incollato per errore", retyped: "Un altro testo" }),
    value: ({ papers }) =>
      `select epoch as value from document_state where doc_id = '${papers.co_design.id}'`,
  },
]
