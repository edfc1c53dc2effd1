import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { AnyExtension } from "@tiptap/core"
import { Collaboration } from "@tiptap/extension-collaboration"
import { describe, expect, test } from "vitest"
import { KEY_LIST, partsOfKey } from "#app/documents/editor/keys/key-list.ts"
import { actOfPress, nameOfPress, PAGE_KEYS } from "#app/documents/editor/keys/page-keys.ts"
import { LineKeys } from "#app/documents/editor/line-keys.ts"
import { schemaExtensions } from "#app/documents/editor/schema.ts"
import it from "#app/i18n/messages/it/comfort.json"

/** What the library of tables binds in its own way. */
const OF_TABLES = ["Shift-Arrows", "Backspace", "Delete"]

const boundBy = (extension: AnyExtension): string[] => {
  const { addKeyboardShortcuts, name } = extension.config as unknown as {
    addKeyboardShortcuts?: (this: unknown) => Record<string, unknown>
    name: string
  }
  const editor = { options: { enableInputRules: false } }
  return Object.keys(addKeyboardShortcuts?.call({ editor, options: {}, storage: {}, name }) ?? {})
}

const sorted = (names: Iterable<string>) =>
  [...new Set(names)].map((name) => name.replace(/^Shift-Mod-/, "Mod-Shift-")).sort()

test("the help lists every key that is bound, and none that is not", () => {
  const bound = [...schemaExtensions, LineKeys, Collaboration].flatMap(boundBy)
  expect(bound.length).toBeGreaterThan(20)
  const listed = KEY_LIST.flatMap(({ list }) => list.flatMap(({ keys }) => keys))
  expect(sorted(listed)).toEqual(sorted([...bound, ...Object.values(PAGE_KEYS).flat(), ...OF_TABLES]))
})

const ROOT = join(import.meta.dirname, "../../..")
const filesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))

test("no part of the editor listens to the page's keys on its own", () => {
  const listening = [...filesIn("app/documents/editor"), ...filesIn("app/documents/comments/live")].filter(
    (file) => /addEventListener\("key/.test(readFileSync(join(ROOT, file), "utf8")),
  )
  expect(listening.sort()).toEqual([
    "app/documents/editor/keys/gather-typed.client.ts",
    "app/documents/editor/keys/use-page-keys.client.ts",
  ])
})

test("what a key does is said once in a group, in words that there are", () => {
  for (const { title, list } of KEY_LIST) {
    expect(title).toMatch(/^comfort\.keys\.groups\./)
    const whats = list.map(({ what, values }) => `${what} ${JSON.stringify(values)}`)
    expect(new Set(whats).size).toBe(whats.length)
    for (const { what } of list)
      if (what.startsWith("comfort.keys.")) expect(Object.keys(it.keys)).toContain(what.split(".").at(-1))
  }
})

const press = (key: string, code: string, held = "", graph = false) => ({
  ...{ key, code, ctrlKey: held.includes("c"), metaKey: held.includes("m") },
  ...{ altKey: held.includes("a"), shiftKey: held.includes("s") },
  getModifierState: () => graph,
})

describe("a press has its name", () => {
  test.each([
    ["f with Ctrl", press("f", "KeyF", "c"), "Mod-f", "find"],
    ["f with Command", press("f", "KeyF", "m"), "Mod-f", "find"],
    ["F with the capitals locked", press("F", "KeyF", "c"), "Mod-f", "find"],
    ["the same key of an Arabic keyboard", press("ب", "KeyF", "c"), "Mod-f", "find"],
    ["the letter of a French keyboard, not its place", press("a", "KeyQ", "c"), "Mod-a", null],
    ["m with Alt of a Mac, which writes a sign", press("µ", "KeyM", "ma"), "Mod-Alt-m", "comment"],
    ["the slash over the seven", press("/", "Digit7", "cs"), "Mod-/", "help"],
    ["a question mark", press("?", "Minus", "s"), "?", "help"],
    ["F3", press("F3", "F3"), "F3", "findNext"],
    ["F3 with Shift", press("F3", "F3", "s"), "Shift-F3", "findPrevious"],
    ["g with Ctrl and Shift", press("G", "KeyG", "cs"), "Mod-Shift-g", "findPrevious"],
    ["F10 with Alt", press("F10", "F10", "a"), "Alt-F10", "tools"],
    ["a sign that AltGr writes", press("@", "KeyO", "ca", true), "@", null],
    ["a letter", press("f", "KeyF"), "f", null],
  ])("%s", (_, pressed, name, act) => {
    expect(nameOfPress(pressed)).toBe(name)
    expect(actOfPress(pressed)).toBe(act)
  })
})

test.each([
  ["Mod-Alt-1", false, "Ctrl Alt 1"],
  ["Mod-Shift-z", true, "⌘ ⇧ Z"],
  ["Mod-/", false, "Ctrl /"],
  ["Escape", false, "Esc"],
  ["?", false, "?"],
])("%s is shown part by part", (key, isMac, shown) => {
  expect(partsOfKey(key, isMac).join(" ")).toBe(shown)
})
