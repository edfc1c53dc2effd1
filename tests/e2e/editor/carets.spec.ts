import { expect, test } from "./stage.ts"

test.describe("a caret stays at its words", () => {
  test("while somebody else types before it in the same line", async ({ stage }) => {
    await stage.open("Prima riga\nSeconda riga qui")
    await stage.caret("a", "qui", 3)
    await stage.caret("b", "Seconda", 0)
    await stage.type("La molto lunga ")
    await stage.call("exchange")
    await stage.call("focus", "a")
    await stage.type("!")
    expect(await stage.call("text", "a")).toBe("Prima riga\nLa molto lunga Seconda riga qui!")
  })

  test("while somebody else deletes before it in the same line", async ({ stage, page }) => {
    await stage.open("Seconda riga qui")
    await stage.caret("a", "qui", 0)
    await stage.over("b", "Seconda ")
    await page.keyboard.press("Delete")
    await stage.call("exchange")
    await stage.call("focus", "a")
    await stage.type("X")
    expect(await stage.call("text", "a")).toBe("riga Xqui")
  })

  test("when somebody else splits the line before it", async ({ stage, page }) => {
    await stage.open("Seconda riga qui")
    await stage.caret("a", "qui", 1)
    await stage.caret("b", "riga", 0)
    await page.keyboard.press("Enter")
    await stage.call("exchange")
    await stage.call("focus", "a")
    await stage.type("X")
    expect(await stage.call("text", "a")).toBe("Seconda \nriga qXui")
  })

  test("when somebody else joins its line to the one before", async ({ stage, page }) => {
    await stage.open("Prima riga\nSeconda riga")
    await stage.caret("a", "Seconda riga", 8)
    await stage.caret("b", "Seconda", 0)
    await page.keyboard.press("Backspace")
    await stage.call("exchange")
    await stage.call("focus", "a")
    await stage.type("X")
    expect(await stage.call("text", "a")).toBe("Prima rigaSeconda Xriga")
  })

  test("when somebody else makes its line a heading", async ({ stage }) => {
    await stage.open("Prima riga\nSeconda riga")
    await stage.caret("a", "Seconda", 3)
    await stage.caret("b", "Seconda", 0)
    await stage.tool("b", "Titolo 2")
    await stage.call("exchange")
    await stage.call("focus", "a")
    await stage.type("X")
    expect(await stage.call("text", "a")).toBe("Prima riga\nSecXonda riga")
  })
})

test.describe("keys", () => {
  test("Tab indents a list and does not leave the text", async ({ stage, page }) => {
    await stage.open("- uno\n- due")
    await stage.caret("a", "due")
    await page.keyboard.press("Tab")
    await expect(stage.editor("a").locator("[data-indent]")).toHaveText("due")
    await expect(stage.editor("a")).toBeFocused()
  })

  test("Esc and then Tab leaves the text", async ({ stage, page }) => {
    await stage.open("- uno\n- due")
    await stage.caret("a", "due")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Tab")
    await expect(stage.editor("a")).not.toBeFocused()
    await expect(stage.editor("a").locator("[data-indent]")).toHaveCount(0)
  })

  test("Tab in plain text leaves it at once", async ({ stage, page }) => {
    await stage.open("uno")
    await stage.caret("a", "uno")
    await page.keyboard.press("Tab")
    await expect(stage.editor("a")).not.toBeFocused()
  })

  for (const [typed, selector] of [
    ["# Uno", "h2"],
    ["### Uno", "h4"],
    ["- Uno", "[data-list=bullet]"],
    ["1. Uno", "[data-list=ordered]"],
    ["> Uno", "[data-quote]"],
    ["[] Uno", "[data-list=task]"],
    ["[x] Uno", "[data-checked]"],
  ] as const) {
    test(`typing "${typed}" makes a line of its kind`, async ({ stage, page }) => {
      await stage.open("prima")
      await stage.caret("a", "prima", 5)
      await page.keyboard.press("Enter")
      await stage.type(typed)
      await expect(stage.editor("a").locator(selector)).toHaveText("Uno")
    })
  }

  test("undo takes back one's own words and leaves the other's", async ({ stage, page }) => {
    await stage.open("Riga")
    await stage.caret("a", "Riga", 4)
    await stage.type(" mia")
    await stage.caret("b", "Riga", 0)
    await stage.type("Tua ")
    await stage.call("exchange")
    await stage.call("focus", "a")
    await page.keyboard.press("Control+z")
    expect(await stage.call("text", "a")).toBe("Tua Riga")
  })
})

test("what breaks in the view is reported, and nothing of it is lost in the shared text", async ({
  stage,
}) => {
  await stage.open("Riga")
  await stage.caret("b", "Riga", 4)
  await stage.type(" nuova")
  await stage.call("breakNext", "a")
  await stage.call("exchange")
  expect(await stage.call("breakages", "a")).toBe(1)
  await stage.call("exchange")
  expect(await stage.call("text", "b")).toBe("Riga nuova")
})
