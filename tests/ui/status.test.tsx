import { readFileSync } from "node:fs"
import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { Icon } from "#app/ui/icon.tsx"
import { STATUS_ICONS, Status, type StatusLook } from "#app/ui/status.tsx"

test.each<[StatusLook, string, string]>([
  [{ tone: "info" }, "st info", "it-unlocked"],
  [{ tone: "info", icon: "it-pencil" }, "st info", "it-pencil"],
  [{ tone: "wait" }, "st wait", "it-clock"],
  [{ tone: "ok", icon: "it-flag" }, "st ok", "it-flag"],
  [{ tone: "bad" }, "st bad", "it-close-circle"],
  [{ tone: "void" }, "st void", "it-ban"],
  [{ tone: "plain" }, "st", "it-file"],
])("a state is a word, an icon and a colour: %o", (look, className, icon) => {
  const markup = renderToStaticMarkup(<Status {...look}>Una parola</Status>)
  expect(markup).toContain(`<span class="${className}">`)
  expect(markup).toContain(`#${icon}"`)
  expect(markup).toMatch(/<span>Una parola<\/span><\/span>$/)
})

test("what did not count shares no icon with what was rejected", () => {
  expect(STATUS_ICONS.void.filter((icon) => (STATUS_ICONS.bad as readonly string[]).includes(icon))).toEqual(
    [],
  )
})

test("an icon without meaning is not read aloud, one with meaning is an image with a name", () => {
  expect(renderToStaticMarkup(<Icon name="it-check" flip />)).toContain('class="i flip" aria-hidden="true"')
  expect(renderToStaticMarkup(<Icon name="it-check" label="fatto" />)).toContain(
    'role="img" aria-label="fatto"',
  )
})

test("the sprite holds every symbol that a part may name, and no other", () => {
  const sprite = readFileSync("public/icons.svg", "utf8")
  const held = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1])
  const named = [...readFileSync("app/ui/icon.tsx", "utf8").matchAll(/^ {2}\| "([^"]+)"$/gm)].map(
    (match) => match[1],
  )
  expect(held.sort()).toEqual(named.sort())
})
