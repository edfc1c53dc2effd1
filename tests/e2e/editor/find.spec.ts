import type { Page } from "@playwright/test"
import { expect, test } from "./stage.ts"

/** What the first editor marks as found, and the one that is meant. */
const marked = async (page: Page) => ({
  all: await page.locator("#a .sought").allTextContents(),
  meant: await page.locator("#a .sought.on").allTextContents(),
})

const panel = (page: Page) => page.locator("#a").getByRole("region", { name: "Trova e sostituisci" })
const words = (page: Page) => panel(page).getByLabel("Trova", { exact: true })
const press = (page: Page, name: string) => panel(page).getByRole("button", { name, exact: true }).click()

test.describe("find and replace", () => {
  test("Ctrl F looks for what is typed, Enter goes on, Shift Enter back, Esc leaves the caret there", async ({
    stage,
    page,
  }) => {
    await stage.open("La città uno\n\nle citta due\n\nLA CITTÀ tre")
    await stage.caret("a", "La città")
    await page.keyboard.press("Control+f")
    await expect(words(page)).toBeFocused()
    await stage.type("citta")
    await expect(panel(page).getByText("1 di 3", { exact: true })).toBeVisible()
    expect(await marked(page)).toEqual({ all: ["città", "citta", "CITTÀ"], meant: ["città"] })
    await expect(panel(page).getByRole("status").first()).toHaveText("Risultato 1 di 3: La città uno")
    await page.keyboard.press("Enter")
    expect((await marked(page)).meant).toEqual(["citta"])
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(panel(page).getByText("1 di 3", { exact: true })).toBeVisible()
    await page.keyboard.press("Shift+Enter")
    expect((await marked(page)).meant).toEqual(["CITTÀ"])
    await page.keyboard.press("Escape")
    await expect(panel(page)).toBeHidden()
    expect(await marked(page)).toEqual({ all: [], meant: [] })
    await stage.type("X")
    expect(await stage.call("text", "a")).toBe("La città uno\nle citta due\nLA X tre")
  })

  test("capitals, accents and whole words count when they are asked to", async ({ stage, page }) => {
    await stage.open("Arte, arte, parte e artè")
    await stage.caret("a", "Arte")
    await page.keyboard.press("Control+f")
    await stage.type("arte")
    await expect(panel(page).getByText("1 di 4", { exact: true })).toBeVisible()
    await panel(page).getByLabel("Parole intere").check()
    await expect(panel(page).getByText("1 di 3", { exact: true })).toBeVisible()
    await panel(page).getByLabel("Maiuscole e minuscole").check()
    await expect(panel(page).getByText("1 di 2", { exact: true })).toBeVisible()
    await panel(page).getByLabel("Accenti come scritti").check()
    await expect(panel(page).getByText("1 di 1", { exact: true })).toBeVisible()
    await words(page).fill("arté")
    await expect(panel(page).getByText("Nessun risultato").first()).toBeVisible()
  })

  test("what is typed before the panel has come is looked for, and not lost", async ({ stage, page }) => {
    let late: (() => void) | undefined
    const comes = new Promise<void>((resolve) => {
      late = resolve
    })
    await page.route(/find-panel/, async (route) => {
      await comes
      await route.continue()
    })
    await page.reload()
    await stage.open("Arte e arti")
    await stage.caret("a", "Arte")
    await page.keyboard.press("Control+f")
    await stage.type("art")
    await expect(panel(page)).toBeHidden()
    late?.()
    await expect(words(page)).toHaveValue("art")
    await expect(words(page)).toBeFocused()
    await stage.type("e")
    await expect(panel(page).getByText("1 di 1", { exact: true })).toBeVisible()
    expect(await stage.call("text", "a")).toBe("Arte e arti")
    await page.unroute(/find-panel/)
  })

  test("what is selected is what is looked for; F3 goes on from within the text", async ({ stage, page }) => {
    await stage.open("sì e no e sì")
    await stage.over("a", "sì")
    await page.keyboard.press("Control+f")
    await expect(words(page)).toHaveValue("sì")
    await expect(panel(page).getByText("1 di 2", { exact: true })).toBeVisible()
    await stage.call("focus", "a")
    await expect(stage.editor("a")).toBeFocused()
    await page.keyboard.press("F3")
    await expect(panel(page).getByText("2 di 2", { exact: true })).toBeVisible()
    await page.keyboard.press("Shift+F3")
    await expect(panel(page).getByText("1 di 2", { exact: true })).toBeVisible()
  })

  test("all are replaced in one step of undo, apart from what was typed just before", async ({
    stage,
    page,
  }) => {
    await stage.open("Bari e Bari\n\n- di Bari\n\nniente")
    await stage.caret("a", "niente", 6)
    await stage.type("!")
    await page.keyboard.press("Control+h")
    await words(page).fill("bari")
    await panel(page).getByLabel("Sostituisci con").fill("Lecce")
    await press(page, "Sostituisci tutti")
    await expect(panel(page).getByText("Ho sostituito 3 risultati.")).toBeVisible()
    expect(await stage.call("text", "a")).toBe("Lecce e Lecce\ndi Lecce\nniente!")
    await page.keyboard.press("Escape")
    await page.keyboard.press("Control+z")
    expect(await stage.call("text", "a")).toBe("Bari e Bari\ndi Bari\nniente!")
    await page.keyboard.press("Control+z")
    expect(await stage.call("text", "a")).toBe("Bari e Bari\ndi Bari\nniente")
    await page.keyboard.press("Control+y")
    await page.keyboard.press("Control+y")
    expect(await stage.call("text", "a")).toBe("Lecce e Lecce\ndi Lecce\nniente!")
  })

  test("one is replaced at a time, and what takes its place is not looked at again", async ({
    stage,
    page,
  }) => {
    await stage.open("a e a e a")
    await stage.caret("a", "a e a")
    await page.keyboard.press("Control+h")
    await words(page).fill("a")
    await panel(page).getByLabel("Sostituisci con").fill("aa")
    await press(page, "Sostituisci")
    expect(await stage.call("text", "a")).toBe("aa e a e a")
    await press(page, "Sostituisci")
    expect(await stage.call("text", "a")).toBe("aa e aa e a")
    await panel(page).getByLabel("Sostituisci con").fill("")
    await press(page, "Sostituisci")
    expect(await stage.call("text", "a")).toBe("aa e aa e ")
  })

  test("it follows what another writes, and what another writes between two matches is kept", async ({
    stage,
    page,
  }) => {
    await stage.open("Bari tra Bari qui")
    await stage.caret("a", "Bari tra")
    await page.keyboard.press("Control+h")
    await words(page).fill("Bari")
    await expect(panel(page).getByText("1 di 2", { exact: true })).toBeVisible()
    await stage.caret("b", "tra", 3)
    await stage.type(" e oltre")
    await panel(page).getByLabel("Sostituisci con").fill("Lecce")
    await press(page, "Sostituisci tutti")
    await stage.call("exchange")
    expect(await stage.call("text", "a")).toBe("Lecce tra e oltre Lecce qui")
    expect(await stage.call("text", "b")).toBe("Lecce tra e oltre Lecce qui")
    expect(await stage.call("withdrawn", "b")).toEqual([])
    await words(page).fill("Lecce")
    await stage.caret("b", "qui", 3)
    await stage.type(" Lecce")
    await stage.call("exchange")
    await expect(panel(page).getByText("1 di 3", { exact: true })).toBeVisible()
    expect((await marked(page)).all).toEqual(["Lecce", "Lecce", "Lecce"])
  })

  test("who may not write now searches, and replaces nothing", async ({ stage, page }) => {
    await stage.open("Bari e Bari")
    await stage.caret("a", "Bari")
    await page.keyboard.press("Control+h")
    await words(page).fill("Bari")
    await panel(page).getByLabel("Sostituisci con").fill("Lecce")
    await expect(panel(page).getByText("1 di 2", { exact: true })).toBeVisible()
    await stage.call("close", "a")
    await press(page, "Sostituisci tutti")
    expect(await stage.call("text", "a")).toBe("Bari e Bari")
  })

  test("of a long text with many matches those in sight are drawn, and all are counted", async ({
    stage,
    page,
  }) => {
    await stage.open(Array.from({ length: 600 }, (_, at) => `riga ${at} riga`).join("\n\n"))
    await stage.caret("a", "riga 0 ")
    await expect(page.locator("#b").getByRole("toolbar")).toBeVisible()
    await page.keyboard.press("Control+f")
    await expect(words(page)).toBeFocused()
    await stage.type("riga")
    await expect(panel(page).getByText("1 di 1200", { exact: true })).toBeVisible()
    const drawn = await page.locator("#a .sought").count()
    expect(drawn).toBeGreaterThan(20)
    expect(drawn).toBeLessThan(600)
    await page.keyboard.press("Shift+Enter")
    await expect(page.locator("#a .sought.on")).toBeInViewport()
    await expect(panel(page).getByText("1200 di 1200", { exact: true })).toBeVisible()
    await page.evaluate(() => scrollTo(0, 0))
    await expect(page.locator("#a .doc > :first-child .sought").first()).toBeInViewport()
  })
})

test.describe("the keys of the page", () => {
  test("a question mark opens their list outside the text, and is written in it", async ({ stage, page }) => {
    await stage.open("uno")
    await stage.caret("a", "uno", 3)
    await stage.type("?")
    expect(await stage.call("text", "a")).toBe("uno?")
    await page.keyboard.press("Control+/")
    const help = page.getByRole("dialog")
    await expect(help.getByRole("table", { name: "Tabelle" })).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(help).toBeHidden()
    await expect(stage.editor("a")).toBeFocused()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press("?")
    await expect(help).toBeVisible()
    await page.keyboard.press("Escape")
  })
})
