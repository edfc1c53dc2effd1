import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { draftInWriting, openIt } from "../support/ballots.ts"
import { signInAs } from "../support/people.ts"
import { aside } from "./prepare.ts"

/** A page of a question that is prepared, by the secretary who looks. */
export const ballotDraft = (part: string) => async (page: Page) =>
  `${await draftInWriting(page, "Approvi la prova (demo)?")}${part}`

/** A page of a secret vote on paper that is prepared for the next meeting. */
export const paperDraft = (part: string) => async (page: Page) => {
  await page.goto(`/roundtables/${demoCode("t3")}/ballots/new?meeting=${demoCode("m3")}`)
  await page.locator("main textarea[name=wording]").fill("Approvi la nomina della vicepresidenza (demo)?")
  await page.locator("main input[name=visibility][value=secret_paper]").check({ force: true })
  await page.locator("main form button[type=submit]").last().click()
  await page.waitForURL(/done=drafted/)
  return `${new URL(page.url()).pathname}${part}`
}

/** The secretary opens a procedure in writing. */
const opened = async (page: Page): Promise<string> => {
  let path = ""
  await aside(page, async (other) => {
    await signInAs(other, "Bruno Prova")
    path = await draftInWriting(other, "Approvi la prova (demo)?")
    await openIt(other)
  })
  return path
}

/** A page of a ballot that is open. */
export const ballotOpen = (part: string) => async (page: Page) => `${await opened(page)}${part}`

/** A page of a ballot in which who looks has voted. */
export const ballotVoted = (part: string) => async (page: Page) => {
  const path = await opened(page)
  await page.goto(`${path}/vote`)
  await page.locator("main input[type=radio][value=yes]").first().check({ force: true })
  await page.locator("main form button[type=submit]").first().click()
  await page.locator("main form button[type=submit]").first().click()
  await page.waitForURL(/receipt/)
  return `${path}${part}`
}
