import { expect, type Locator, type Page } from "@playwright/test"
import { DEMO_PASSWORD } from "#db/demo/people.ts"

/** Signs in as one of the demo's people, by e-mail and password, and waits for the desk. */
export const signInAs = async (page: Page, name: string): Promise<void> => {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(`${name.toLowerCase().replace(" ", ".")}@demo.example`)
  await page.getByLabel("Password").fill(DEMO_PASSWORD)
  await page.getByRole("button", { name: "Entra", exact: true }).first().click()
  await expect(page).toHaveURL(/\/desk$/)
}

/** Somebody of the demo who has signed in, with a browser of their own. */
export type Someone = (
  name: string,
  how?: { javaScriptEnabled?: boolean; onPhone?: boolean },
) => Promise<Page>

/** Presses the first button of a name. */
export const presses = async (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole("button", { name }).first().click()

/** Opens a section of the Puglia table. */
export const openPuglia = async (
  page: Page,
  section: "Panoramica" | "Documenti" | "Componenti",
): Promise<void> => {
  await page.goto("/roundtables")
  await page.getByRole("link", { name: /Puglia \(demo\)/ }).click()
  if (section !== "Panoramica")
    await page
      .getByRole("navigation", { name: "Sezioni del Tavolo" })
      .getByRole("link", { name: section })
      .first()
      .click()
}

/** The link in the newest mail to an address, from the demo's page of unsent mail. */
export const linkFromMail = async (page: Page, address: string): Promise<string> => {
  await expect(async () => {
    await page.goto("/dev/mail")
    await expect(page.getByRole("cell", { name: address })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole("row").filter({ hasText: address }).getByRole("link").first().click()
  const href = await page
    .getByRole("main")
    .getByRole("link", { name: /\/invitations\// })
    .getAttribute("href")
  return new URL(href ?? "").pathname
}

/** The text that is being written, once it has arrived. */
export const liveText = async (page: Page) => {
  const text = page.getByLabel("Testo del documento")
  await expect(text).toHaveAttribute("contenteditable", "true")
  return text
}

/**
 * Puts the caret at the end of the text. For a moment after a click or a focus the editor puts back the caret that it
 * knew: on a busy machine a key that comes at once is undone by it, so it is pressed until the caret stays.
 */
export const caretToEnd = (page: Page): Promise<void> =>
  expect(async () => {
    await page.keyboard.press("Control+End")
    const follows = await page.locator(".ProseMirror").evaluate(async (text) => {
      await new Promise((resolve) => setTimeout(resolve, 60))
      const caret = getSelection()
      if (!caret?.focusNode) return "no caret"
      const rest = text.ownerDocument.createRange()
      rest.selectNodeContents(text)
      rest.setStart(caret.focusNode, caret.focusOffset)
      return rest.toString()
    })
    expect(follows.trim()).toBe("")
  }).toPass()

/**
 * Chooses words within an element of the text as a mouse would, or without words puts the caret at its end; done again
 * until they stay chosen: see `caretToEnd`.
 */
const choose = (within: Locator, words: string | null): Promise<void> =>
  expect(async () => {
    const stays = await within.evaluate(async (element, words) => {
      const root = element.closest<HTMLElement>(".ProseMirror")
      root?.focus()
      const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let found: { node: Node; from: number; to: number } | null = null
      for (let node = walker.nextNode(); node && (!found || words === null); node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        const from = words === null ? length : (node.textContent ?? "").indexOf(words)
        if (from >= 0) found = { node, from, to: words === null ? length : from + words.length }
      }
      const selection = element.ownerDocument.getSelection()
      if (!found || !selection) return "not in one piece of the text"
      selection.setBaseAndExtent(found.node, found.from, found.node, found.to)
      await new Promise((resolve) => setTimeout(resolve, 60))
      const { anchorNode, anchorOffset, focusNode, focusOffset } = selection
      const is = anchorNode === found.node && focusNode === found.node
      return is && anchorOffset === found.from && focusOffset === found.to ? "stays" : "was put elsewhere"
    }, words)
    expect(stays).toBe("stays")
  }).toPass()

/** Goes to the text, and waits until the editor has put the caret where it was: see `caretToEnd`. */
export const focusText = (text: Locator): Promise<void> =>
  text.evaluate(async (element: HTMLElement) => {
    element.focus()
    await new Promise((resolve) => setTimeout(resolve, 60))
  })

/** Puts the caret at the end of a line of the text. */
export const caretToEndOf = (line: Locator): Promise<void> => choose(line, null)

/** Chooses words of the text, as a mouse would. */
export const chooseWords = async (text: Locator, words: string): Promise<void> => {
  await expect(text).toContainText(words)
  await choose(text, words)
}

/** Types at the end of the line that begins with the words. */
export const typeAfter = async (page: Page, beginning: string, words: string): Promise<void> => {
  const text = await liveText(page)
  await caretToEndOf(text.locator("p").filter({ hasText: beginning }).first())
  await page.keyboard.type(words, { delay: 5 })
}
