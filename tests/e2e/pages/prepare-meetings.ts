import { expect, type Page } from "@playwright/test"
import { formatDates } from "#app/i18n/dates.ts"
import { demoCode } from "#db/demo/ids.ts"
import { signInAs } from "../support/people.ts"
import { conveneIn, signedScan } from "../support/sittings.ts"
import { aside, whenMailed } from "./prepare.ts"

const DAY = 86_400_000
const inDays = (days: number) => formatDates("it").typed(new Date(Date.now() + days * DAY))

const pressLast = async (page: Page, then: RegExp) => {
  await Promise.all([page.waitForURL(then), page.locator("main form button[type=submit]").last().click()])
}

/** The draft of a meeting of the group on housing, with one point; returns its path. */
export const draftMeeting = async (page: Page): Promise<string> => {
  await page.goto(`/roundtables/${demoCode("t3")}/meetings/new`)
  await page.locator("main input[name=mode][value=in_person]").check({ force: true })
  for (const [name, value] of Object.entries({ day: inDays(40), time: "10:00", place: "Sala (demo)" }))
    await page.locator(`main input[name=${name}]`).fill(value)
  await pressLast(page, /\/agenda/)
  const path = new URL(page.url()).pathname.replace(/\/agenda$/, "")
  await page.locator("main input[name=title]").fill("Punto di prova (demo)")
  await page.locator("main input[name=kind][value=decision]").check({ force: true })
  await pressLast(page, /done=saved/)
  return path
}

/** A page of a meeting that is prepared and not sent. */
export const meetingDraft = (part: string) => async (page: Page) => `${await draftMeeting(page)}${part}`

/** The link of a convocation, once somebody sent one. */
export const rsvpLink = async (page: Page): Promise<string> => {
  await aside(page, async (other) => {
    await signInAs(other, "Bruno Prova")
    const path = await draftMeeting(other)
    await other.goto(`${path}/send`)
    await pressLast(other, /done=sent/)
  })
  return whenMailed(page, "hana.simulata@demo.example", "convocations")
}

/** A page of a meeting whose roll may be called: its time is in three quarters of an hour. */
export const today = (part: string) => async (page: Page) => `${(await conveneIn(page, 45)).path}${part}`

/** The page of a seat on the roll of a meeting of today, where somebody has just been confirmed. */
export const seatToday = async (page: Page): Promise<string> => {
  const { path } = await conveneIn(page, 45)
  await page.goto(`${path}/rollcall`)
  const row = page.getByRole("listitem").filter({ hasText: "Hana Simulata" }).last()
  await row.getByRole("button").first().click()
  await row.getByRole("link").last().click()
  await expect(page).toHaveURL(/\/rollcall\/[^/]+$/)
  return new URL(page.url()).pathname
}

/** The report of a platform that was just typed in, for a meeting of today. */
export const reportToday = async (page: Page): Promise<string> => {
  const { path } = await conveneIn(page, 45)
  await page.goto(`${path}/evidence`)
  await page
    .locator("main textarea[name=typed]")
    .fill("Hana Simulata;;9:58;11:30\nOspite (demo);;10:05;10:40")
  await page.locator("main form:has(textarea[name=typed]) button[type=submit]").click()
  await expect(page).toHaveURL(/\/reports\/1$/)
  return new URL(page.url()).pathname
}

/** The signed sheet of a meeting of today, typed in: a name by hand differs from the roll. */
export const sheetToday = async (page: Page): Promise<string> => {
  const { path } = await conveneIn(page, 45)
  await page.goto(`${path}/evidence`)
  await page.locator("main input[type=file][name=pages]").setInputFiles(signedScan())
  await page.locator("main form:has(input[name=pages]) button[type=submit]").click()
  await expect(page).toHaveURL(/\/evidence\/sheet$/)
  await page.locator("main textarea[name=names]").fill("Ospite a mano (demo)")
  await page.locator("main form:has(textarea[name=names]) button[type=submit]").click()
  await expect(page.locator("main input[name=word]")).toBeVisible()
  return new URL(page.url()).pathname
}
