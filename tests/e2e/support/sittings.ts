import { expect, type Locator, type Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"

/** Minutes that convening a meeting may take on a slow machine, before it may be opened. */
export const SOON = 0.75

/** The demo's group on schools has no rules of its own: it may be convened for any minute to come. */
export const GROUP = demoCode("gl1")

/**
 * Convenes a meeting of the group on schools at the first full minute after so many, as its secretary who is signed in.
 * @returns the meeting's path and the instant of its call
 */
export const conveneIn = async (page: Page, minutes: number, mode = "mixed") => {
  const at = new Date(Math.ceil((Date.now() + minutes * 60_000) / 60_000) * 60_000)
  const dates = formatDates("it")
  await page.goto(`/roundtables/${GROUP}/meetings/new`)
  await page.locator(`main input[name=mode][value=${mode}]`).check({ force: true })
  const card = { day: dates.typed(at), time: dates.time(at), place: "Sala (demo)" }
  for (const [name, value] of Object.entries(card)) await page.locator(`main input[name=${name}]`).fill(value)
  await page.locator("main form button[type=submit]").last().click()
  await expect(page).toHaveURL(/\/agenda/)
  const path = new URL(page.url()).pathname.replace(/\/agenda$/, "")
  for (const title of ["Comunicazioni (demo)", "Calendario degli incontri (demo)"]) {
    await page.locator("main input[name=title]").fill(title)
    await page.locator("main input[name=kind][value=decision]").check({ force: true })
    await page.locator("main form button[type=submit]").last().click()
    await expect(page.getByRole("listitem").filter({ hasText: title }).first()).toBeVisible()
  }
  await page.goto(`${path}/send`)
  await page.locator("main form button[type=submit]").last().click()
  await expect(page).toHaveURL(/done=sent/)
  return { path, at }
}

/** The scan of a signed sheet, as a scanner names it. */
export const signedScan = () => ({
  ...{ name: "foglio-firmato.pdf", mimeType: "application/pdf" },
  buffer: Buffer.from("%PDF-1.7\n% firmato\n%%EOF\n"),
})

/**
 * Stops the text of a verbale and asks for its signatures. What the system fills counts as writing: who is quicker than
 * that is asked to wait some seconds.
 */
export const askForSignatures = async (page: Page): Promise<void> => {
  const ask = page.getByRole("button", { name: "Chiedi le firme" })
  await expect(async () => {
    const stop = page.getByRole("button", { name: "Ferma il testo per la firma" })
    if (await stop.isVisible()) await stop.click()
    await expect(ask).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await ask.click()
}

/** Looks at a page again until it says so: what was pressed before may still be on its way to its page. */
export const reloadUntilShown = (page: Page, said: Locator): Promise<void> =>
  expect(async () => {
    await page.reload()
    await expect(said).toBeVisible({ timeout: 2_000 })
  }).toPass()
