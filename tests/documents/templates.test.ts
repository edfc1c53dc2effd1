import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { blocksOf } from "#app/documents/editor/template.ts"
import { TEMPLATES } from "#app/documents/input.ts"

const FOLDER = "app/documents/templates"
const languages = readdirSync("app/i18n/messages")
const written = TEMPLATES.filter((template) => template !== "empty")

const textOf = (language: string, template: string) =>
  readFileSync(`${FOLDER}/${language}/${template}.md`, "utf8")

/** What a template is made of, without its words: kinds of lines, sizes of tables. */
const shapeOf = (source: string) =>
  blocksOf(source).map((block) =>
    block.kind === "line" ? block.line : { rows: block.rows.length, cells: block.rows[0]?.length },
  )

describe.each(written)("the template %s", (template) => {
  test.each(languages)("is written in %s, part for part as in Italian", (language) => {
    expect(shapeOf(textOf(language, template))).toEqual(shapeOf(textOf("it", template)))
  })
})
