import { expect, type Page } from "@playwright/test"

/** Opens the newest mail to an address with some words in its line, as the demo shows unsent mail. */
export const openMail = async (page: Page, address: string, words = ""): Promise<void> => {
  const row = page.getByRole("row").filter({ hasText: address }).filter({ hasText: words }).first()
  await expect(async () => {
    await page.goto("/dev/mail")
    await expect(row).toBeVisible({ timeout: 500 })
  }).toPass()
  await row.getByRole("link").first().click()
  await expect(page).toHaveURL(/\/dev\/mail\/./)
}

/** The path of the link to one of our pages in that mail. */
export const mailedLink = async (
  page: Page,
  address: string,
  words: string,
  part: string,
): Promise<string> => {
  await openMail(page, address, words)
  const href = await page.getByRole("main").locator(`a[href*="${part}"]`).first().getAttribute("href")
  return new URL(href ?? "").pathname
}
