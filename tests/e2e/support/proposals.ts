import { expect, type Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"

/** What a page says of what was just done. */
export const told = (page: Page) => page.locator("main [role=status]")

/** The first thing that a page of one form sends. */
export const send = (page: Page) => page.locator("main form button[type=submit]").first().click()

/** Writes a proposal of four answers at the Puglia table, in Italian. @returns its address, before it is submitted */
export const writeProposal = async (writer: Page, title: string): Promise<string> => {
  await writer.goto(`/roundtables/${demoCode("t3")}/proposals/new`)
  await writer.locator("main input[name=title]").fill(title)
  await writer.locator("main select[name=language]").selectOption("it")
  await send(writer)
  await writer.waitForURL(/\/proposals\/\w+\/edit$/)
  const path = new URL(writer.url()).pathname.replace(/\/edit$/, "")
  for (let n = 0; n < 4; n++) {
    await writer.locator("textarea").fill(`${title}: risposta di prova numero ${n + 1}.`)
    await send(writer)
    await expect(writer).toHaveURL(new RegExp(`step=${n + 2}$`))
  }
  return path
}

/** Signs and submits a proposal. */
export const submitProposal = async (writer: Page, path: string): Promise<void> => {
  await writer.goto(`${path}/submit`)
  await send(writer)
  await expect(told(writer)).toBeVisible()
}

/** Supports a proposal for one's own body or seat. */
export const support = async (supporter: Page, path: string): Promise<void> => {
  await supporter.goto(path)
  await supporter.locator("main input[name=intent][value=support] ~ button").click()
  await expect(told(supporter)).toBeVisible()
}

/** What a step needs besides itself: which ballot, or what came of a vote by show of hands. */
export type StepWith = { ballot?: string; outcome?: string; words?: string }

/** Takes a proposal a step on its way, as who keeps the table's proposals. */
export const takeStep = async (keeper: Page, path: string, step: string, how: StepWith = {}) => {
  await keeper.goto(`${path}/admission`)
  await keeper.locator(`main input[name=step][value=${step}]`).check({ force: true })
  const { ballot, outcome, words } = how
  if (ballot) await keeper.locator("main select[name=ballotCode]").selectOption({ label: ballot })
  if (outcome) await keeper.locator(`main input[name=outcome][value=${outcome}]`).check({ force: true })
  if (words) await keeper.locator("main textarea[name=words]").fill(words)
  await send(keeper)
  await expect(told(keeper)).toBeVisible()
}
