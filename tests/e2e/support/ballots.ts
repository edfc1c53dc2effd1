import { expect, type Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"

const DAY = 86_400_000

/**
 * Writes a question for a procedure in writing of the Puglia table, as its secretary; returns the ballot's path.
 * @param fillMore what else the form is to say
 */
export const draftInWriting = async (
  page: Page,
  wording: string,
  fillMore: () => Promise<void> = async () => {},
): Promise<string> => {
  await page.goto(`/roundtables/${demoCode("t3")}/ballots/new`)
  await page.locator("main textarea[name=wording]").fill(wording)
  await page.locator("main input[name=endDay]").fill(formatDates("it").typed(new Date(Date.now() + 12 * DAY)))
  await fillMore()
  await page.locator("main form button[type=submit]").last().click()
  await expect(page).toHaveURL(/\/ballots\/[^/]+\?done=drafted/)
  return new URL(page.url()).pathname
}

/** Opens the ballot whose page is shown. */
export const openIt = async (page: Page): Promise<void> => {
  await page.locator("main form:has(input[name=intent][value=open]) button").click()
  await expect(page).toHaveURL(/done=opened/)
}
