import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"

/** A page of a draft that who looks has just begun, at the table of Puglia. */
export const proposalDraft = (part: string) => async (page: Page) => {
  await page.goto(`/roundtables/${demoCode("t3")}/proposals/new`)
  await page.locator("main input[name=author]").first().check({ force: true })
  await page.locator("main input[name=title]").fill("Una prova (demo)")
  await page.locator("main form button[type=submit]").first().click()
  await page.waitForURL(/\/proposals\/\w+\/edit/)
  return `${new URL(page.url()).pathname.replace(/\/edit$/, "")}${part}`
}
