import type { Page } from "@playwright/test"
import { demoCode } from "#db/demo/ids.ts"
import { visits } from "../visit.ts"

const answer = (key: string) => `/answers/${demoCode(key)}`

/** A text that has its visto: Elena wrote it, and who looks gives it unless it was given before. */
const endorsed = async (page: Page) => {
  await page.goto(`${answer("a-p2-borgo")}/visto`)
  const form = page.locator("main form:has(input[name=office])")
  if ((await form.count()) > 0) {
    await form.locator("input[name=office]").fill("Livello dirigenziale (demo)")
    await form.getByRole("button").click()
    await page.waitForURL(/done=endorsed/)
  }
  return `${answer("a-p2-borgo")}/publish`
}

export const ANSWER_PAGES = [
  ...visits("public", {
    "answers.$code._index": [answer("a-p1"), answer("a-p1-asl")],
    "proposals.$code.thread": [`/proposals/${demoCode("p1")}/thread`, `/proposals/${demoCode("p9")}/thread`],
    "organisations.$code.answers": `/organisations/${demoCode("o-borgo")}/answers`,
  }),
  ...visits("secretary", {
    "proposals.$code.answer": `/proposals/${demoCode("p1")}/answer`,
    "answers.$code.transcribe": `${answer("a-p10-pref")}/transcribe`,
    "answers.$code.withdraw": `${answer("a-p10-borgo")}/withdraw`,
  }),
  ...visits("manager", {
    "answers.$code.take": `${answer("a-p10-borgo")}/take`,
    "answers.$code.draft": `${answer("a-p2-borgo")}/draft`,
    "answers.$code.files": `${answer("a-p2-borgo")}/files`,
    "answers.$code.visto": `${answer("a-p2-borgo")}/visto`,
    "answers.$code.extend": `${answer("a-p2-borgo")}/extend`,
    "answers.$code.clarify": `${answer("a-p1")}/clarify`,
    "answers.$code.publish": endorsed,
  }),
]
